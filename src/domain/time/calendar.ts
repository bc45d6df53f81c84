import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import { isWorked, kindOf } from './calendar-rules.ts';
import type { CalendarRules, DayKind } from './calendar-rules.ts';
import type { CalendarProblem, CalendarSource } from './calendar-source.ts';
import type { Day } from './day.ts';
import type { Instant } from './limit.ts';
import { readCalendarRules } from './read-calendar-rules.ts';
import { WorkingDays } from './working-days.ts';
import { WorkingTime } from './working-time.ts';

export type { DayKind } from './calendar-rules.ts';
export type { CalendarProblem, CalendarSource } from './calendar-source.ts';

/**
 * A working calendar ready for counting. Its indexes are filled as far as questions reach, which
 * changes no answer; one calendar is meant to be kept and shared.
 */
export interface Calendar {
  readonly id: string | undefined;
  /** Name of the time zone. */
  readonly timeZone: string;
  /** First and last day the calendar speaks for. */
  readonly covers: { readonly from: Day; readonly to: Day };
  /** Whether a week is given, so that working units have a meaning. */
  readonly hasWeek: boolean;
  /** Whether working time inside a day is defined, so that hour units can be counted. */
  readonly hasHours: boolean;
  readonly rules: CalendarRules;
  readonly days: WorkingDays;
  readonly time: WorkingTime;
}

/** Reads a calendar, or says which field is wrong and what would be right. */
export function readCalendar(source: unknown): Result<Calendar, CalendarProblem> {
  const rules = readCalendarRules(source);
  if (!rules.ok) return err(rules.error);
  const { id, zone, from, to, hasWeek, hasHours } = rules.value;
  return ok({
    id,
    timeZone: zone.id,
    covers: { from, to },
    hasWeek,
    hasHours,
    rules: rules.value,
    days: new WorkingDays(rules.value),
    time: new WorkingTime(rules.value),
  });
}

/**
 * Reads a calendar that is known to be right, such as our own reference data.
 *
 * @throws {RangeError} it is not: a mistake in our tables.
 */
export function compileCalendar(source: CalendarSource): Calendar {
  const calendar = readCalendar(source);
  if (calendar.ok) return calendar.value;
  throw new RangeError(`calendar ${calendar.error.path}: ${calendar.error.message}`);
}

/** What a day is; `unknown` where the calendar does not cover it. */
export function dayKind(calendar: Calendar, day: Day): DayKind {
  return kindOf(calendar.rules, day);
}

/** Whether a day is worked; undefined where the calendar does not cover it. */
export function isWorkingDay(calendar: Calendar, day: Day): boolean | undefined {
  return isWorked(kindOf(calendar.rules, day));
}

/** Name of a holiday or make-up day; undefined where it has none. */
export function findDayName(calendar: Calendar, day: Day): string | undefined {
  return calendar.rules.names.get(day);
}

/** Local day on which an instant falls. */
export function dayAt(calendar: Calendar, at: Instant): Day {
  return calendar.rules.zone.dayAt(at);
}

/** First instant of a local day. */
export function startOfDay(calendar: Calendar, day: Day): Instant {
  return calendar.rules.zone.startOf(day);
}

/** Whether the calendar speaks for every day of a range, both ends included. */
export function coversDays(calendar: Calendar, from: Day, to: Day): boolean {
  return from >= calendar.covers.from && to <= calendar.covers.to;
}
