import type { Calendar } from './calendar.ts';
import type { Day } from './day.ts';
import type { Amount, Instant, Limit } from './limit.ts';

/** Where a clock starts: a whole day (its hour is unknown) or an instant. */
export type ClockStart =
  { readonly kind: 'day'; readonly day: Day } | { readonly kind: 'instant'; readonly at: Instant };

/**
 * A stretch that does not count. Day units use the half-open range of local dates [from, to), hour
 * units the instants. Open while `to` is absent; with `limit` it ends at the earlier of `to` and
 * the limit's end.
 */
export interface Suspension {
  readonly from: ClockStart;
  readonly to?: ClockStart | undefined;
  readonly limit?: Amount | undefined;
}

/** Everything that decides one clock, apart from the calendar and the moment of looking. */
export interface ClockInput {
  readonly start: ClockStart;
  readonly limit: Limit;
  readonly extensions: readonly Amount[];
  readonly suspensions: readonly Suspension[];
  /** When the thing was done; absent while it runs. */
  readonly finished?: ClockStart | undefined;
}

export type ClockState =
  'running' | 'suspended' | 'overdue' | 'finishedOnTime' | 'finishedLate' | 'unknown';

/** A due date: the last day on which it is on time, or the last instant. */
export type Due = ClockStart;

/** Counted time: days for day units and stated ends, working seconds for hour units. */
export type Span = { readonly days: number } | { readonly workingSeconds: number };

/** What a clock shows at one moment. */
export interface ClockReading {
  /** Null while an unlimited suspension is open, or beyond the calendar. */
  readonly due: Due | null;
  readonly state: ClockState;
  /** First day needed that the calendar does not cover; null when it covers all. */
  readonly beyondCalendar: Day | null;
  /** Earliest possible due day beyond the calendar, if every uncovered day were worked. */
  readonly notBefore: Day | null;
  readonly elapsed: Span;
  /** Limit and extensions less elapsed; negative when over. Null where nothing can be counted. */
  readonly remaining: Span | null;
  /**
   * First instant at which it is late: the start of the local day after a due day, or one
   * millisecond after a due instant. Null without a due date.
   */
  readonly breachAt: Instant | null;
  /** Next instant after `asOf` at which `state`, `due` or `breachAt` changes by itself; null if never. */
  readonly nextAt: Instant | null;
}

/**
 * Reads one clock. Pure, no clock of its own.
 *
 * @param asOf the moment of looking; what lies after it (`finished`, a suspension's `to`) is used as given.
 */
export type ReadClock = (calendar: Calendar, input: ClockInput, asOf: Instant) => ClockReading;
