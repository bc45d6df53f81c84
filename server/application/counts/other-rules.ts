import type { OtherRules } from '#contract/ranking-view.ts';
import { longerLimit } from '#domain/case-brief.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Configuration } from '#domain/configuration.ts';
import { decodeLimit } from '#domain/limits/decode-limit.ts';
import { readCalendar } from '#domain/time/calendar.ts';
import type { Calendar, CalendarSource } from '#domain/time/calendar.ts';
import { parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { isStated } from '#domain/time/limit.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';

const CALENDAR = 'cn';

/** The configuration as it would be with other days off and limits; `request/invalid` for days that cannot be. */
export function otherConfiguration(
  side: ReadSide,
  { calendar: days, commitmentDays = 0 }: OtherRules,
): Result<Configuration, Refusal> {
  const { configuration } = side;
  const calendar = otherCalendar(side.book.findCalendar(CALENDAR), days);
  if (!calendar.ok) return calendar;
  return ok({
    ...configuration,
    ...(calendar.value !== undefined && {
      calendar: calendar.value,
      // As if it had always been so: ended clocks as well.
      calendarAt: () => calendar.value ?? configuration.calendar,
    }),
    findItem: (code, on) => {
      const item = configuration.findItem(code, on);
      const limit = item?.commitmentLimit ?? null;
      if (item === undefined || limit === null) return item;
      return { ...item, commitmentLimit: longerLimit(limit, commitmentDays) };
    },
  });
}

/** The days off of which the rules say otherwise. */
export function otherDaysOf({ calendar }: OtherRules): readonly Day[] | undefined {
  if (calendar === undefined) return undefined;
  const texts = [...(calendar.holidays ?? []), ...(calendar.workdays ?? [])];
  return texts.flatMap((text) => parseDay(text) ?? []);
}

function otherCalendar(
  source: CalendarSource | undefined,
  days: OtherRules['calendar'],
): Result<Calendar | undefined, Refusal> {
  if (days === undefined || source === undefined) return ok(undefined);
  const { holidays = [], workdays = [] } = days;
  const read = readCalendar({
    ...source,
    holidays: [...source.holidays.filter((day) => !workdays.includes(day)), ...holidays],
    workdays: [...source.workdays.filter((day) => !holidays.includes(day)), ...workdays],
  });
  if (read.ok) return read;
  return err({ code: 'request/invalid', path: `calendar.${read.error.path}` });
}

/** An event whose commitment limit in working days is longer by so many, never below 0. */
export function withLimit(event: LoggedEvent, days: number): LoggedEvent {
  const limit = decodeLimit(event.data['commitmentLimit']);
  if (days === 0 || !limit.ok || isStated(limit.value)) return event;
  const longer = longerLimit(limit.value, days);
  if (isStated(longer)) return event;
  const { value, unit } = longer;
  return { ...event, data: { ...event.data, commitmentLimit: { value, unit } } };
}
