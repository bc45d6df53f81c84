import type { Calendar } from '#domain/time/calendar.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { addMonths, formatDay } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';

/** `YYYY-MM` of an instant; months follow each other as their texts do. */
export function monthOf(calendar: Calendar, at: Instant): string {
  return formatDay(dayAt(calendar, at)).slice(0, 7);
}

/**
 * First month that stays: so many whole months lie between it and the month of `now`, which is not
 * over yet.
 */
export function firstKeptMonth(calendar: Calendar, now: Instant, months: number): string {
  // Of the 31st, a shorter month takes its last day.
  return formatDay(addMonths(dayAt(calendar, now), -months)).slice(0, 7);
}
