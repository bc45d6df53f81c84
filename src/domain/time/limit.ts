import type { Day } from './day.ts';

/** Units in which a limit is counted. `none` does not occur: a case without a limit has no clock. */
type DayUnit = 'workingDay' | 'naturalDay' | 'month' | 'year';
export type HourUnit = 'workingHour' | 'workingMinute';
export type LimitUnit = DayUnit | HourUnit;

/** A whole, non-negative amount of one unit, such as 20 working days. */
export interface Amount {
  readonly value: number;
  readonly unit: LimitUnit;
}

/**
 * Instant, in UTC milliseconds since 1970-01-01. Never a local reading: what day it is depends
 * on the calendar's zone.
 */
export type Instant = number;

/** The end that the source itself states: a day ends with its day, an instant is that instant. */
export type StatedDue =
  { readonly kind: 'day'; readonly day: Day } | { readonly kind: 'instant'; readonly at: Instant };

/** A time limit: an amount to be counted in the calendar, or an end stated by the source. */
export type Limit = Amount | { readonly due: StatedDue };

/** Whether the limit is an end stated by the source, which the calendar does not move. */
export function isStated(limit: Limit): limit is { readonly due: StatedDue } {
  return 'due' in limit;
}

/** Whether the unit is counted inside office hours rather than by whole days. */
export function isHourUnit(unit: LimitUnit): unit is HourUnit {
  return unit === 'workingHour' || unit === 'workingMinute';
}
