import type { CardState } from '#domain/cards/subject-card.ts';
import type { CardCategory, CardLevel } from '#domain/cards/card-rule.ts';
import type { ClockKind } from '#domain/limits/clock-kind.ts';
import type { CardedKind } from '#domain/subject-kind.ts';
import type { LimitText, SpanText } from './clock-view.ts';
import type { PersonView } from './person-view.ts';

/** A card as lists and the live feed show it; names are resolved, nothing personal is in it. */
export interface CardView {
  readonly id: string;
  /** Send back as `expectedVersion`. */
  readonly version: number;
  /** Number of what it is about. */
  readonly subject: string;
  readonly subjectKind: CardedKind;
  readonly clock: ClockKind;
  readonly clockId: string;
  readonly level: CardLevel;
  readonly cycle: number;
  readonly state: CardState;
  readonly category: CardCategory;
  readonly retroactive: boolean;
  readonly groundLost: boolean;
  readonly fault: boolean;
  /** Instant at which the warning or breach arose, RFC 3339. */
  readonly groundAt: string;
  readonly issuedAt: string;
  readonly ruleSet: string;
  readonly rule: string;
  /** First day on which this version of the rule set applies. */
  readonly ruleFrom: string;
  readonly itemCode: string | null;
  /** Item of a case, category of a ticket: its name, else the subject's title, else the item's code. */
  readonly title: string | null;
  readonly regionCode: string;
  readonly regionName: string;
  readonly departmentCode: string | null;
  readonly departmentName: string | null;
  readonly line: string | null;
  readonly limit: LimitText | null;
  /** Day or instant; null where it is unknown or suspended without end. */
  readonly due: string | null;
  /** What is left, as of the answer's `asOf`; negative when over. */
  readonly remaining: SpanText | null;
  readonly suspended: boolean;
  /** Days left by which lists are ordered, negative when over; hours are placed among days. */
  readonly daysLeft: number | null;
  /** When the clock ended, if it has. */
  readonly endedAt: string | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: string | null;
  /** Account that is to see to it. */
  readonly assignedTo: string | null;
  readonly urged: number;
  readonly order: {
    readonly no: string;
    readonly due: string | null;
    readonly state: string;
  } | null;
  readonly explanation: string | null;
  /** Who asked for the revocation of this red card; a second person confirms it. */
  readonly pendingRevocation: { readonly event: string; readonly by: string } | null;
  /** Who appealed; another one decides. */
  readonly appealedBy: string | null;
  /** Who the accounts named above are; one that is no longer known is left out. */
  readonly people: readonly PersonView[];
}

/** What a person may do with a card; the server says which are open and why others are not. */
export const CARD_ACTS = [
  'acknowledge',
  'urge',
  'order',
  'assign',
  'explain',
  'appeal',
  'decideAppeal',
  'revoke',
  'close',
] as const;
export type CardAct = (typeof CARD_ACTS)[number];

/** Body of `POST /cards/{id}/{act}`. */
export interface CardActRequest {
  /** Why; required for all but acknowledge and assign. */
  readonly reason?: string | undefined;
  readonly expectedVersion: number;
  /** `order`: day by which the department must reply; `decideAppeal`: whether it is upheld. */
  readonly due?: string | undefined;
  /** `assign`: account that is to see to it. */
  readonly to?: string | undefined;
  readonly uphold?: boolean | undefined;
  /** `revoke` of a red card: the second person's confirmation names the first's pending request. */
  readonly confirms?: string | undefined;
}

/** Body of `POST /cards/bulk`. */
export interface CardBulkRequest {
  readonly ids: readonly string[];
  readonly action: CardAct;
  readonly reason?: string | undefined;
  readonly due?: string | undefined;
  readonly to?: string | undefined;
}

/** Answer of `POST /cards/bulk`: what was done, and what was not and why. */
export interface CardBulkAnswer {
  readonly done: readonly CardView[];
  readonly refused: readonly {
    readonly id: string;
    readonly code: string;
    readonly message: string;
  }[];
}

/** Filter of a card list; the same fields as query parameters and in a live topic's filter. */
export interface CardFilter {
  readonly level?: CardLevel | undefined;
  /** One state, or `unsettled` for all that still wait for someone. */
  readonly state?: CardState | 'unsettled' | undefined;
  readonly region?: string | undefined;
  readonly department?: string | undefined;
  readonly item?: string | undefined;
  readonly clock?: ClockKind | undefined;
  readonly category?: CardCategory | undefined;
  /** Only what the viewer acknowledged himself, watches, or is to see to. */
  readonly mine?: 'acknowledged' | 'watched' | 'assigned' | undefined;
  readonly retroactive?: boolean | undefined;
  /** Only cards whose order 督办 must be answered today and is not yet. */
  readonly orderDueToday?: boolean | undefined;
  /** Free text: part of the case number or title. */
  readonly text?: string | undefined;
}

/** `GET /me/cards`: what is the viewer's own among the cards he sees; never part of a shared room. */
export interface MyCards {
  /** How many cards of the filter he acknowledged. */
  readonly acknowledged: number;
  /** How many cards of the filter are assigned to him. */
  readonly assigned: number;
  /** How many cards of the filter are on his watch list. */
  readonly watching: number;
  /** Ids on his watch list, whatever the filter. */
  readonly watched: readonly string[];
}

/**
 * Counters of a list, which are its buttons: each counts exactly the cards that the list would hold
 * with that button pressed. So those of levels ignore the filter's level, `unacknowledged` its state,
 * and so on; `total` is the sum of the levels.
 */
export interface CardCounters {
  readonly total: number;
  readonly red: number;
  readonly yellow: number;
  readonly warning: number;
  readonly unacknowledged: number;
  readonly orderDueToday: number;
  readonly retroactive: number;
  readonly byCategory: Readonly<Partial<Record<CardCategory, number>>>;
}
