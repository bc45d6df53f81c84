/** Days of the week by their keys in a calendar's `week`, Sunday first as in {@link Weekday}. */
export const WEEK_KEYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** Key of a day of the week. */
type WeekKey = (typeof WEEK_KEYS)[number];

/** Office hours as local times `HH:MM` or `HH:MM:SS`; "24:00" ends a day. The end does not belong. */
export type TimeSpan = readonly [from: string, to: string];

/**
 * A working calendar as it is written and sent (interfaces.md 2). Days are `YYYY-MM-DD` in the
 * calendar's zone. Of several statements about one day the strongest holds: `holidays`, then
 * `hours`, then `workdays`, then `week`.
 */
export interface CalendarSource {
  readonly id?: string | undefined;
  /** IANA name of the time zone, or a fixed offset such as `+08:00`. */
  readonly timeZone: string;
  /**
   * Office hours by day of the week; a day without spans rests. Without `week`, Monday to Friday
   * are worked and no working time can be counted inside a day.
   */
  readonly week?: Readonly<Partial<Record<WeekKey, readonly TimeSpan[]>>> | undefined;
  /** Days off. */
  readonly holidays: readonly string[];
  /** Days worked although the week rests (make-up days); they have Monday's spans. */
  readonly workdays: readonly string[];
  /** Spans of single dates in place of the week's: a day with spans is worked, one without rests. */
  readonly hours?: Readonly<Record<string, readonly TimeSpan[]>> | undefined;
  /** First and last day the calendar speaks for; without it 1900-01-01 to 2299-12-31. */
  readonly covers?: { readonly from: string; readonly to: string } | undefined;
  /** Names of holidays and make-up days. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

/** Why a calendar cannot be read. */
export type CalendarCode =
  | 'calendar/shape'
  | 'calendar/unknownZone'
  | 'calendar/unreadableDay'
  | 'calendar/unreadableSpan'
  | 'calendar/overlappingSpans'
  | 'calendar/covers'
  | 'calendar/tooLarge';

/** One reason, with the JSON path of the field inside the calendar and the way out. */
export interface CalendarProblem {
  readonly code: CalendarCode;
  readonly path: string;
  readonly message: string;
}
