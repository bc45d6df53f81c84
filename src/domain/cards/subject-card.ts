import type { ClockKind } from '../limits/clock-kind.ts';
import type { Due } from '../time/clock.ts';
import type { Instant } from '../time/limit.ts';
import type { CardCategory, CardLevel } from './card-rule.ts';

/**
 * Life of a card: open → acknowledged 签收 → explained 说明 → appealed 申诉 → closed or revoked 撤牌.
 * `superseded`: a higher card of the same clock and cycle took its place; `lapsed`: a warning whose
 * clock ended. Revoked, closed, superseded and lapsed cards are settled 了结.
 */
export type CardState =
  | 'open'
  | 'acknowledged'
  | 'explained'
  | 'appealed'
  | 'closed'
  | 'revoked'
  | 'superseded'
  | 'lapsed';

/** What identifies a card: one per subject, clock, level and cycle (`design.md` 5). */
interface CardKey {
  readonly clockId: string;
  readonly level: CardLevel;
  readonly cycle: number;
}

/** A card that derivation finds due and that the log does not hold yet. */
export interface CardToIssue extends CardKey {
  /** `name/clockId/level/cycle`, the name as by `subjectName`: also the id of the `card.issued` event, so it is issued once. */
  readonly id: string;
  readonly clock: ClockKind;
  readonly category: CardCategory;
  /** When its ground arose: the instant of warning or breach. */
  readonly groundAt: Instant;
  readonly ruleSet: string;
  readonly rule: string;
  readonly fault: boolean;
  readonly due: Due | null;
  readonly departmentCode: string | null;
}

/** A card as its events make it, at one moment. */
export interface SubjectCard extends CardToIssue {
  readonly state: CardState;
  /** Number of events that made it what it is; callers send it back as `expectedVersion`. */
  readonly version: number;
  readonly issuedAt: Instant;
  /** Its ground arose before the platform could know: a late event or a file import. */
  readonly retroactive: boolean;
  /** Later events removed its ground; a person may revoke it (`design.md` 2 rule 2). */
  readonly groundLost: boolean;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Instant | null;
  /** Account that is to see to it; the latest assignment 指派 counts. */
  readonly assignedTo: string | null;
  readonly urged: number;
  readonly order: {
    readonly no: string;
    readonly due: string | null;
    readonly state: string;
  } | null;
  readonly explanation: string | null;
  /** The first person's request to revoke a red card, until a second one confirms it. */
  readonly pendingRevocation: { readonly event: string; readonly by: string } | null;
  /** Who appealed; he may not decide it. */
  readonly appealedBy: string | null;
  readonly revokedAt: Instant | null;
}
