import { dayAt, startOfDay } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { ClockStart } from './clock.ts';
import type { Day } from './day.ts';
import type { Instant } from './limit.ts';

/** Local day of a start, an end or a finish. */
export function dayOfEnd(calendar: Calendar, end: ClockStart): Day {
  return end.kind === 'day' ? end.day : dayAt(calendar, end.at);
}

/** Instant of a start, an end or a finish; a day whose hour is unknown stands for its beginning. */
export function instantOfEnd(calendar: Calendar, end: ClockStart): Instant {
  return end.kind === 'day' ? startOfDay(calendar, end.day) : end.at;
}
