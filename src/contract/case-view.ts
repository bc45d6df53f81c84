import type { CasePhase } from '#domain/cases/case-facts.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { CaseClockKind, ClockBucket } from '#domain/limits/clock-kind.ts';
import type { CardView } from './card-view.ts';
import type { ClockLine, ClockView } from './clock-view.ts';
import type { PersonView } from './person-view.ts';

/** A source's event as a CloudEvent, personal fields masked. */
export interface EventView {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly receivedAt: string;
  readonly sequence: number | null;
  readonly data: Readonly<Record<string, Json | undefined>>;
}

/** A decision of the platform or of a person on it: cards, orders, revocations. */
export interface DecisionView {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly card: string | null;
  readonly facts: Readonly<Record<string, Json | undefined>>;
}

/** A finding as shown: a question, never a verdict. */
export interface FindingView {
  readonly code: string;
  readonly at: string;
  readonly event: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Where the time of a case went: per step and organ. Working days; null while the calendar is silent. */
export interface TimeSpentView {
  readonly step: string;
  readonly departmentCode: string | null;
  readonly officer: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly active: number | null;
  readonly suspended: number | null;
  readonly waiting: number | null;
}

/** Facts of a case with names resolved and personal fields masked. */
interface CaseFactsView {
  readonly itemCode: string | null;
  readonly itemName: string | null;
  readonly regionCode: string | null;
  readonly regionName: string | null;
  readonly departmentCode: string | null;
  readonly departmentName: string | null;
  readonly channel: string | null;
  readonly title: string | null;
  readonly kind: 'standard' | 'joint' | 'onTheSpot';
  readonly applicant: Json | null;
  readonly officer: string | null;
  readonly others: Readonly<Record<string, Json>>;
}

/** `GET /cases/{no}`. */
export interface CaseView {
  readonly no: string;
  readonly facts: CaseFactsView;
  readonly phase: CasePhase;
  readonly level: CardLevel | null;
  readonly asOf: string;
  readonly knownAt: string;
  readonly dataVersion: number;
  readonly clocks: readonly ClockView[];
  readonly events: readonly EventView[];
  readonly cards: readonly CardView[];
  readonly decisions: readonly DecisionView[];
  readonly findings: readonly FindingView[];
  readonly timeSpent: readonly TimeSpentView[];
  readonly links: readonly { readonly kind: string; readonly no: string }[];
  /** Who the accounts are that its decisions name; one that is no longer known is left out. */
  readonly people: readonly PersonView[];
  readonly calendar: { readonly name: string; readonly coversTo: string };
  /** Where its events lie in an archive: which one, and its limits as lists show them. */
  readonly detached?: { readonly archive: string; readonly clocks: CaseRow['clocks'] } | undefined;
}

/** One row of `GET /cases`. */
export interface CaseRow {
  readonly no: string;
  readonly title: string | null;
  readonly itemCode: string | null;
  readonly regionCode: string;
  readonly regionName: string;
  readonly departmentCode: string | null;
  readonly departmentName: string | null;
  readonly phase: CasePhase;
  readonly level: CardLevel | null;
  readonly receivedAt: string | null;
  readonly finishedAt: string | null;
  readonly clocks: readonly ClockLine[];
}

/** What cases are counted by the day of: 收件 受理 办结 送达. */
export const VOLUMES = ['received', 'accepted', 'finished', 'delivered'] as const;
type VolumeKind = (typeof VOLUMES)[number];

/** State of a clock in a filter; `breached` is overdue or late: its limit ran out, ended or not. */
export const CASE_BUCKETS = [
  'running',
  'suspended',
  'overdue',
  'onTime',
  'late',
  'unknown',
  'void',
  'breached',
] as const satisfies readonly (ClockBucket | 'breached')[];
export type CaseBucket = (typeof CASE_BUCKETS)[number];

/** What a list of cases counts beside its cases. */
export interface Counted {
  /** Clocks, milestones or cards that the filter asks for, in the cases of `total`. */
  readonly counted: number;
}

/** Query of `GET /cases`; `clock` with `bucket` and the due days opens a number of the clock summary. */
export interface CaseFilter {
  readonly region?: string | undefined;
  readonly department?: string | undefined;
  readonly item?: string | undefined;
  readonly phase?: CasePhase | undefined;
  readonly level?: CardLevel | undefined;
  readonly clock?: CaseClockKind | undefined;
  readonly bucket?: CaseBucket | undefined;
  /** Only cases with a card that was not revoked, by the day of its ground; opens a number of cards. */
  readonly card?: CardLevel | 'any' | undefined;
  /** Only what is filed at the region itself, not below it. */
  readonly atRegion?: boolean | undefined;
  /** Only cases that were received, accepted … on the days `from` to `to`; opens a volume. */
  readonly volume?: VolumeKind | undefined;
  /** Only cases received through it, as sources name it; `unassigned` for those that tell none. */
  readonly channel?: string | undefined;
  /** First and last due day, or day of the volume or of the card's ground, `YYYY-MM-DD`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly text?: string | undefined;
}
