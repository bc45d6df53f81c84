import type { Calendar } from '../calendar.ts';
import type { Instant } from '../limit.ts';

/** Working seconds from one instant to another; negative when `to` is earlier. Uncovered days count none. */
export function workingSecondsBetween(calendar: Calendar, from: Instant, to: Instant): number {
  return (calendar.time.before(to) - calendar.time.before(from)) / 1000;
}

/**
 * The instant `seconds` of working time later: the earliest at which they are used up (17:30, not
 * next 09:00). Negative seconds go back, to the latest instant from which they remain. 0 is the
 * instant itself. Undefined where the calendar's cover ends first.
 */
export function addWorkingSeconds(
  calendar: Calendar,
  at: Instant,
  seconds: number,
): Instant | undefined {
  if (seconds === 0) return at;
  const target = calendar.time.before(at) + seconds * 1000;
  return seconds > 0 ? calendar.time.earliest(target) : calendar.time.latest(target);
}

/** The instant itself inside working time, else the next beginning of working time. */
export function rollForward(calendar: Calendar, at: Instant): Instant | undefined {
  return calendar.time.latest(calendar.time.before(at));
}

/** The instant itself inside working time or at its beginning or end, else the last end of working time. */
export function rollBack(calendar: Calendar, at: Instant): Instant | undefined {
  const time = calendar.time.before(at);
  return calendar.time.latest(time) === at ? at : calendar.time.earliest(time);
}
