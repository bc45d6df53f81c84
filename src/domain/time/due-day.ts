import { startOfDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { addDays } from './day.ts';
import type { Day } from './day.ts';
import type { Instant } from './limit.ts';

/**
 * Stretches that do not count, as pairs [from, to) of days or instants in one flat list: sorted,
 * disjoint, not touching. An open one ends at Infinity.
 */
export type Pauses = readonly number[];

/** No pauses. */
export const NO_PAUSES: Pauses = [];

/**
 * The n-th working day after a day, days in pauses left out; the day itself does not count.
 * Takes days that the calendar does not cover as worked: a result beyond the cover is only the
 * earliest possible day. Infinity while an open pause is in the way.
 *
 * @param n working days, at least 1
 */
export function dueDay(calendar: Calendar, start: Day, n: number, pauses: Pauses = NO_PAUSES): Day {
  const { days } = calendar;
  const first = addDays(start, 1);
  let needed = days.before(first) + n;
  for (let index = 0; index < pauses.length; index += 2) {
    const end = pauses[index + 1] ?? Infinity;
    if (end <= first) continue;
    const from = days.before(Math.max(pauses[index] ?? 0, first) as Day);
    if (from >= needed) break;
    if (end === Infinity) return Infinity as Day;
    needed += days.before(end as Day) - from;
  }
  return days.at(needed - 1);
}

/**
 * The n-th natural day after a day, days in pauses left out, whatever kind of day it is.
 * Infinity while an open pause is in the way.
 *
 * @param n natural days, at least 1
 */
export function nthDay(start: Day, n: number, pauses: Pauses): Day {
  const first = start + 1;
  let due = start + n;
  for (let index = 0; index < pauses.length; index += 2) {
    const end = pauses[index + 1] ?? Infinity;
    const from = Math.max(pauses[index] ?? 0, first);
    if (end <= from) continue;
    if (from > due) break;
    due += end - from;
  }
  return due as Day;
}

/** The first working day on or after a day that lies in no pause; Infinity inside an open one. */
export function nextWorkedDay(calendar: Calendar, day: Day, pauses: Pauses): Day {
  let found = calendar.days.from(day);
  for (let index = 0; index < pauses.length; index += 2) {
    const end = pauses[index + 1] ?? Infinity;
    if (end <= found) continue;
    if ((pauses[index] ?? 0) > found) break;
    if (end === Infinity) return Infinity as Day;
    found = calendar.days.from(end as Day);
  }
  return found;
}

/**
 * Earliest instant at which `time` milliseconds of working time are used up after a start, pauses
 * left out. Infinity while an open pause is in the way, undefined beyond the calendar.
 */
export function dueInstant(
  calendar: Calendar,
  start: Instant,
  time: number,
  pauses: Pauses = NO_PAUSES,
): Instant | undefined {
  if (time <= 0) return start;
  const line = calendar.time;
  let needed = line.before(start) + time;
  for (let index = 0; index < pauses.length; index += 2) {
    const end = pauses[index + 1] ?? Infinity;
    if (end <= start) continue;
    const from = line.before(Math.max(pauses[index] ?? 0, start));
    if (from >= needed) break;
    if (end === Infinity) return isCountKnown(calendar, pauses[index] ?? 0) ? Infinity : undefined;
    needed += line.before(end) - from;
  }
  return line.earliest(needed);
}

/** Working time before an instant is known only while no uncovered day lies before it. */
function isCountKnown(calendar: Calendar, at: Instant): boolean {
  return at <= startOfDay(calendar, addDays(calendar.covers.to, 1));
}
