import { isWorkingDay, dayAt, startOfDay } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { addDays } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { HOUR, MINUTE } from './office-hours.ts';

/** A moment at which nothing need be reported, but something happens. */
export interface DeskMoment {
  readonly at: Instant;
  /** Whether supervisors look through their cards, or only the day begins. */
  readonly opensDesk: boolean;
}

/** Twice a working day supervisors look through their cards; a limit in days runs out at midnight. */
const DESK_HOURS: readonly number[] = [9 * HOUR + 20 * MINUTE, 15 * HOUR + 40 * MINUTE];

/** The midnights and desk hours between two instants, in order. */
export function deskMoments(
  calendar: Calendar,
  from: Instant,
  until: Instant,
): readonly DeskMoment[] {
  const moments: DeskMoment[] = [];
  for (let day = dayAt(calendar, from); startOfDay(calendar, day) < until; day = addDays(day, 1)) {
    const midnight = startOfDay(calendar, day);
    moments.push({ at: midnight, opensDesk: false });
    if (isWorkingDay(calendar, day) !== true) continue;
    moments.push(...DESK_HOURS.map((hour) => ({ at: midnight + hour, opensDesk: true })));
  }
  return moments.filter(({ at }) => at > from && at < until);
}
