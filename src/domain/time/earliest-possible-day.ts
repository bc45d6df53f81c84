import { dayKind, startOfDay, dayAt } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import { isWorked, spansOf } from './calendar-rules.ts';
import { addDays } from './day.ts';
import type { Day } from './day.ts';
import type { Pauses } from './due-day.ts';
import type { Instant } from './limit.ts';

const MOST_DAYS = 10_000; // days walked; what lies farther is answered by the last of them, or the first uncovered

/**
 * The earliest day on which working time can be used up if every day that the calendar does not
 * cover were worked in the hours of its day of the week. Null when an open pause comes first.
 *
 * @param time working milliseconds
 */
export function earliestPossibleDay(
  calendar: Calendar,
  start: Instant,
  time: number,
  pauses: Pauses,
): Day | null {
  let day = dayAt(calendar, start);
  let left = time;
  for (let walked = 0; walked < MOST_DAYS; walked += 1) {
    if (isWorked(dayKind(calendar, day)) !== false) left -= timeOf(calendar, day, start, pauses);
    if (left <= 0) return day;
    const next = startOfDay(calendar, addDays(day, 1));
    if (pauses[pauses.length - 1] === Infinity && next >= (pauses[pauses.length - 2] ?? 0))
      return null;
    day = addDays(day, 1);
  }
  return Math.max(day, calendar.covers.to + 1) as Day;
}

function timeOf(calendar: Calendar, day: Day, start: Instant, pauses: Pauses): number {
  const spans = spansOf(calendar.rules, day);
  let time = 0;
  for (let span = 0; span < spans.length; span += 2) {
    const stretches = calendar.rules.zone.stretches(day, spans[span] ?? 0, spans[span + 1] ?? 0);
    for (let index = 0; index < stretches.length; index += 2) {
      const from = Math.max(stretches[index] ?? 0, start);
      const to = stretches[index + 1] ?? 0;
      if (to > from) time += to - from - overlap(pauses, from, to);
    }
  }
  return time;
}

function overlap(pauses: Pauses, from: Instant, to: Instant): number {
  let time = 0;
  for (let index = 0; index < pauses.length; index += 2) {
    const begin = Math.max(pauses[index] ?? 0, from);
    const end = Math.min(pauses[index + 1] ?? Infinity, to);
    if (end > begin) time += end - begin;
  }
  return time;
}
