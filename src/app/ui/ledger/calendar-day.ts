import { parseDay, weekday } from '#domain/time/day.ts';

/** One day of `GET /calendars/{id}/days`; `working` is null beyond what the calendar covers. */
export interface CalendarDay {
  readonly date: string;
  readonly working: boolean | null;
  readonly kind: 'workday' | 'restDay' | 'holiday' | 'makeUpDay' | 'unknown';
  readonly name?: string | null | undefined;
}

/** Days of the calendar by date, as far as they were read. */
export type CalendarDays = ReadonlyMap<string, CalendarDay>;

/** Before the calendar has been read. */
export const NO_CALENDAR: CalendarDays = new Map();

/** Whether a day is not worked; by its weekday alone where the calendar is silent. */
export function rests(days: CalendarDays, date: string): boolean {
  const known = days.get(date)?.working ?? null;
  if (known !== null) return !known;
  const day = parseDay(date);
  return day !== undefined && (weekday(day) === 0 || weekday(day) === 6);
}
