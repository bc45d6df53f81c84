import type { Instant } from '../time/limit.ts';

/** What of a ticket or review decides where it stands in the queue. */
export interface FeedbackPlace {
  readonly id: string;
  /** Last instant of the limit that ends first; Infinity where nothing is due. */
  readonly dueAt: Instant;
  readonly urgent: boolean;
  readonly receivedAt: Instant;
  /** What has ended comes after everything that has not, the latest first. */
  readonly ended: boolean;
}

/**
 * The order of the queue (`domain.md` 7): overdue, then least remaining, then urgency, then age. The
 * instant at which a limit ends says the first two at once and, unlike what is left, never moves by the
 * mere passing of time.
 */
export function compareFeedback(one: FeedbackPlace, other: FeedbackPlace): number {
  if (one.ended !== other.ended) return one.ended ? 1 : -1;
  if (!one.ended) {
    if (one.dueAt !== other.dueAt) return one.dueAt < other.dueAt ? -1 : 1;
    if (one.urgent !== other.urgent) return one.urgent ? -1 : 1;
  }
  if (one.receivedAt !== other.receivedAt) {
    const age = one.receivedAt - other.receivedAt;
    return one.ended ? -age : age;
  }
  return one.id === other.id ? 0 : one.id < other.id ? -1 : 1;
}
