import { coversDays, startOfDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { addDays } from './day.ts';
import type { Day } from './day.ts';
import type { Instant } from './limit.ts';

/** The calendar does not cover every day needed: the answer is unknown. */
export interface BeyondCalendar {
  /** First day needed that is not covered. */
  readonly beyond: Day;
  /** The answer if every uncovered day were worked; the true one is never nearer. */
  readonly atBest: Day;
}

/**
 * The n-th working day after a day, which itself does not count; before it when `n` is negative.
 * 0 is the day itself if it is worked, else the next working day.
 *
 * @param n a whole number
 */
export function addWorkingDays(calendar: Calendar, day: Day, n: number): Day | BeyondCalendar {
  const { days } = calendar;
  const found =
    n > 0
      ? days.at(days.before(addDays(day, 1)) + n - 1)
      : n < 0
        ? days.at(days.before(day) + n)
        : days.from(day);
  const first = n > 0 ? addDays(day, 1) : n < 0 ? found : day;
  const last = n < 0 ? addDays(day, -1) : found;
  if (coversDays(calendar, first, last)) return found;
  const { from, to } = calendar.covers;
  const beyond =
    n < 0
      ? last > to
        ? last
        : addDays(from, -1)
      : first < from
        ? first
        : later(first, addDays(to, 1));
  return { beyond, atBest: found };
}

/** Working days after `from` up to and including `to`; negative when `to` is earlier, undefined beyond the calendar. */
export function workingDaysBetween(calendar: Calendar, from: Day, to: Day): number | undefined {
  if (from === to) return 0;
  const covered =
    from < to
      ? coversDays(calendar, addDays(from, 1), to)
      : coversDays(calendar, addDays(to, 1), from);
  if (!covered) return undefined;
  return calendar.days.before(addDays(to, 1)) - calendar.days.before(addDays(from, 1));
}

/** The working days from `from` to `to`, both included, as far as the calendar covers them. */
export function workingDays(calendar: Calendar, from: Day, to: Day): Day[] {
  const first = later(from, calendar.covers.from);
  const last = Math.min(to, calendar.covers.to);
  const found: Day[] = [];
  if (first > last) return found;
  const start = calendar.days.before(first);
  for (let count = start; ; count += 1) {
    const day = calendar.days.at(count);
    if (day > last) return found;
    found.push(day);
  }
}

/**
 * First instant at which `n` working days have passed after a day: the start of the local day
 * after the n-th of them. Null beyond the calendar.
 */
export function workingDaysPassedAt(calendar: Calendar, day: Day, n: number): Instant | null {
  const last = n === 0 ? day : addWorkingDays(calendar, day, n);
  return typeof last === 'number' ? startOfDay(calendar, addDays(last, 1)) : null;
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}
