import { addDays, formatDay, parseDay } from '#domain/time/day.ts';
import { dayKind, findDayName, isWorkingDay, readCalendar } from '#domain/time/calendar.ts';
import type { CalendarSource } from '#domain/time/calendar.ts';
import { WEEK_KEYS } from '#domain/time/calendar-source.ts';
import { NO_CALENDAR } from '../../ui/ledger/calendar-day.ts';
import type { CalendarDay, CalendarDays } from '../../ui/ledger/calendar-day.ts';

/** Day of the week by its key on the wire. */
export type WeekKey = (typeof WEEK_KEYS)[number];

/** Days of the week as a Chinese reader lists them. */
export const WEEK_FROM_MONDAY: readonly WeekKey[] = [...WEEK_KEYS.slice(1), WEEK_KEYS[0]];

/** A calendar as it is typed; lists are kept as text, so that an address brings back what was typed. */
export interface OwnCalendarForm {
  readonly timeZone: string;
  /** Office hours such as `09:00-12:00 13:30-17:30`; empty on a day that rests. */
  readonly week: Readonly<Record<WeekKey, string>>;
  /** Days and ranges such as `2026-10-01~2026-10-07`, separated by spaces, commas or lines. */
  readonly holidays: string;
  readonly workdays: string;
  /** One date a line with its office hours; a date without any rests. */
  readonly hours: string;
  readonly from: string;
  readonly to: string;
}

const REST: OwnCalendarForm['week'] = {
  mon: '',
  tue: '',
  wed: '',
  thu: '',
  fri: '',
  sat: '',
  sun: '',
};
const OFFICE = '09:00-12:00 13:30-17:30';
const OFFICIAL_ZONE = 'Asia/Shanghai';
const LONGEST_RANGE_DAYS = 400; // a typing error in a year must not list centuries

export const EMPTY_OWN: OwnCalendarForm = {
  timeZone: OFFICIAL_ZONE,
  week: REST,
  holidays: '',
  workdays: '',
  hours: '',
  from: '',
  to: '',
};

/** What a calendar of one's own begins with: the usual week, to be changed. */
export const USUAL_OWN: OwnCalendarForm = {
  ...EMPTY_OWN,
  week: { ...REST, mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
};

/** The calendar of a form as it is sent; what is wrong is sent as typed and refused at its field. */
export function sourceOf(form: OwnCalendarForm): CalendarSource {
  const week = WEEK_FROM_MONDAY.map((key) => [key, spansOf(form.week[key])] as const).filter(
    ([, spans]) => spans.length > 0,
  );
  const hours = hoursOf(form.hours);
  return {
    timeZone: form.timeZone.trim(),
    ...(week.length === 0 ? {} : { week: Object.fromEntries(week) }),
    holidays: daysOf(form.holidays),
    workdays: daysOf(form.workdays),
    ...(hours.size === 0 ? {} : { hours: Object.fromEntries(hours) }),
    ...(form.from === '' && form.to === '' ? {} : { covers: { from: form.from, to: form.to } }),
  };
}

/** What such a calendar says of a range of days, as the server would; nothing where it is wrong. */
export function ownCalendarDays(source: CalendarSource, from: string, to: string): CalendarDays {
  const calendar = readCalendar(source);
  const [first, last] = [parseDay(from), parseDay(to)];
  if (!calendar.ok || first === undefined || last === undefined) return NO_CALENDAR;
  const found = new Map<string, CalendarDay>();
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const date = formatDay(day);
    found.set(date, {
      date,
      working: isWorkingDay(calendar.value, day) ?? null,
      kind: dayKind(calendar.value, day),
      name: findDayName(calendar.value, day) ?? null,
    });
  }
  return found;
}

function spansOf(text: string): readonly (readonly [string, string])[] {
  return entriesOf(text).map((entry) => {
    const [from = '', to = ''] = entry.split(/[-–—~至]/u);
    return [from, to];
  });
}

function daysOf(text: string): readonly string[] {
  return entriesOf(text).flatMap((entry) => {
    const [from, to, ...more] = entry.split(/[~至]/u);
    const first = parseDay(from ?? '');
    const last = parseDay(to ?? '');
    if (first === undefined || last === undefined || more.length > 0) return [entry];
    if (last < first || last - first > LONGEST_RANGE_DAYS) return [entry];
    return Array.from({ length: last - first + 1 }, (_, at) => formatDay(addDays(first, at)));
  });
}

/** A date that stands on two lines has the spans of both. */
function hoursOf(text: string): Map<string, readonly (readonly [string, string])[]> {
  const found = new Map<string, readonly (readonly [string, string])[]>();
  for (const line of text.split('\n')) {
    const [date, ...spans] = entriesOf(line);
    if (date !== undefined) {
      found.set(date, [...(found.get(date) ?? []), ...spansOf(spans.join(' '))]);
    }
  }
  return found;
}

function entriesOf(text: string): readonly string[] {
  return text.split(/[\s,，、;；]+/u).filter((entry) => entry !== '');
}
