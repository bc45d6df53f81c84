import { dayAt } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { workingDaysBetween } from '../time/working-day-steps.ts';
import type { LoggedEvent } from './logged-event.ts';

/** How much later than its own day an event reached the platform. */
export interface LateReport {
  /** At least 1; null where the calendar does not reach so far. */
  readonly workingDays: number | null;
}

/** Whether an event came in on a later day than it happened. */
export function isOfEarlierDay(
  { time, receivedAt }: Pick<LoggedEvent, 'time' | 'receivedAt'>,
  calendar: Calendar,
): boolean {
  return receivedAt > time && dayAt(calendar, receivedAt) > dayAt(calendar, time);
}

/**
 * Whether an event was reported late: a working day or more after the day on which it happened.
 * Beyond the calendar nobody can say how many days; silent it must not be.
 */
export function findLateReport(
  { time, receivedAt }: Pick<LoggedEvent, 'time' | 'receivedAt'>,
  calendar: Calendar,
): LateReport | undefined {
  const happened = dayAt(calendar, time);
  const received = dayAt(calendar, receivedAt);
  if (received <= happened) return undefined;
  const days = workingDaysBetween(calendar, happened, received);
  return days === undefined || days >= 1 ? { workingDays: days ?? null } : undefined;
}
