import { startOfDay } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Due } from '#domain/time/clock.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { formatInstant } from '#domain/time/format-instant.ts';
import { isStated } from '#domain/time/limit.ts';
import type { Instant, Limit } from '#domain/time/limit.ts';
import type { LimitText } from '#contract/clock-view.ts';

/** An instant as it is shown, in the calendar's offset. */
export function instantText(calendar: Calendar, at: Instant): string {
  return formatInstant(calendar.rules.zone, at);
}

/** An instant as it is shown, null where there is none. */
export function instantTextOf(calendar: Calendar, at: Instant | null): string | null {
  return at === null ? null : instantText(calendar, at);
}

/** An end as it is shown: a day, or an instant. */
export function dueText(calendar: Calendar, due: Due | null): string | null {
  if (due === null) return null;
  return due.kind === 'day' ? formatDay(due.day) : instantText(calendar, due.at);
}

/** The instant by which ends compare: a day ends with its last moment. */
export function dueOrder(calendar: Calendar, due: Due | null): Instant {
  if (due === null) return Infinity;
  return due.kind === 'day' ? startOfDay(calendar, (due.day + 1) as Day) - 1 : due.at;
}

/** A limit as it is shown. */
export function limitText(calendar: Calendar, limit: Limit): LimitText {
  if (!isStated(limit)) return { value: limit.value, unit: limit.unit };
  return { due: dueText(calendar, limit.due) ?? '' };
}
