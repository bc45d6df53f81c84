import type { CaseSuspension } from '../cases/case-course.ts';
import { dayAt, isWorkingDay } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../time/day.ts';

/**
 * Working days on which a case was suspended: of each suspension the days from its first up to, not
 * including, the one on which it was resumed; a day of two suspensions once.
 *
 * @returns null while one of them is open, or where the calendar does not reach so far
 */
export function suspendedDays(
  suspensions: readonly CaseSuspension[],
  calendar: Calendar,
): number | null {
  const days = new Set<Day>();
  for (const { from, to } of suspensions) {
    if (to === null) return null;
    const end = dayAt(calendar, to);
    for (let day = dayAt(calendar, from); day < end; day = (day + 1) as Day) {
      const works = isWorkingDay(calendar, day);
      if (works === undefined) return null;
      if (works) days.add(day);
    }
  }
  return days.size;
}
