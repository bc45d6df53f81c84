import type { Due } from './clock.ts';
import type { Day } from './day.ts';

/** Where a clock ends, and why that may not be known. */
export interface ClockEnd {
  /** Null while an unlimited suspension is open, or beyond the calendar. */
  readonly due: Due | null;
  /** First day needed that the calendar does not cover; null when it covers all. */
  readonly beyond: Day | null;
  /** Earliest possible due day beyond the calendar. */
  readonly atBest: Day | null;
}
