import type { Limit } from '../time/limit.ts';
import type { Json } from './logged-event.ts';

/** Kind of a case: 一般, 联办, 当场. */
export type CaseKind = 'standard' | 'joint' | 'onTheSpot';

/** What is known of a case beside its course; the first event that states a fact wins, a correction replaces. */
export interface CaseFacts {
  readonly itemCode: string | null;
  readonly regionCode: string | null;
  readonly departmentCode: string | null;
  readonly channel: string | null;
  readonly title: string | null;
  readonly kind: CaseKind;
  readonly statutoryLimit: Limit | null;
  readonly commitmentLimit: Limit | null;
  /** As the log keeps it: withheld but for his kind. */
  readonly applicant: Json | null;
  /** Other facts, kept as they came (a profile's `termName`, officers and the like). */
  readonly others: Readonly<Record<string, Json>>;
}

/** Where a case stands in its course. */
export type CasePhase =
  | 'submitted'
  | 'preReviewed'
  | 'received'
  | 'correction'
  | 'accepted'
  | 'review'
  | 'decided'
  | 'finished'
  | 'delivered'
  | 'notAccepted'
  | 'withdrawn'
  | 'terminated';
