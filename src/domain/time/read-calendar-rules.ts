import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { WEEK_KEYS } from './calendar-source.ts';
import type { CalendarCode, CalendarProblem } from './calendar-source.ts';
import type { CalendarRules, DaySpans } from './calendar-rules.ts';
import { dayOf, parseDay } from './day.ts';
import type { Day } from './day.ts';
import { DAY_MS, findZone } from './zone.ts';

/** First and last day that any calendar may speak for. */
export const CALENDAR_BOUNDS = { from: dayOf(1900, 1, 1), to: dayOf(2299, 12, 31) } as const;

const MAX_DATES = 20_000; // dates in one list: 50 years of listed days
const MAX_SPANS = 48;

/** Carries a refusal out of the nested readers; never leaves this file. */
class Refused extends Error {
  readonly problem: CalendarProblem;

  constructor(code: CalendarCode, path: string, message: string) {
    super(message);
    this.problem = { code, path, message };
  }
}

/** Reads a calendar from what was sent or stored; paths are relative to the calendar. */
export function readCalendarRules(source: unknown): Result<CalendarRules, CalendarProblem> {
  try {
    return ok(read(record(source, '', 'a calendar')));
  } catch (error) {
    if (error instanceof Refused) return err(error.problem);
    throw error;
  }
}

function read(source: Readonly<Record<string, unknown>>): CalendarRules {
  const zoneName = source['timeZone'];
  const zone = typeof zoneName === 'string' ? findZone(zoneName) : undefined;
  if (zone === undefined) {
    throw new Refused(
      'calendar/unknownZone',
      'timeZone',
      'timeZone must be a known IANA time zone such as "Asia/Shanghai"',
    );
  }
  const covers = readCovers(source['covers']);
  const week = readWeek(source['week']);
  const dated = readHours(source['hours']);
  const workdays = new Set(readDays(source['workdays'], 'workdays'));
  const spans = week ?? WEEK_KEYS.map(() => []);
  return {
    id: typeof source['id'] === 'string' ? source['id'] : undefined,
    zone,
    ...covers,
    hasWeek: week !== undefined && (week.some(some) || dated.size > 0 || workdays.size > 0),
    hasHours: week !== undefined && (week.some(some) || [...dated.values()].some(some)),
    weekWorked: spans.map((day, index) =>
      week === undefined ? index >= 1 && index <= 5 : day.length > 0,
    ),
    weekSpans: spans,
    makeUpSpans: [1, 2, 3, 4, 5, 6, 0].map((index) => spans[index] ?? []).find(some) ?? [],
    holidays: new Set(readDays(source['holidays'], 'holidays')),
    workdays,
    dated,
    names: readNames(source['names']),
  };
}

function some(spans: DaySpans): boolean {
  return spans.length > 0;
}

function readCovers(value: unknown): { from: Day; to: Day } {
  if (isAbsent(value)) return CALENDAR_BOUNDS;
  const covers = record(value, 'covers', 'an object {from, to}');
  const from = readDay(covers['from'], 'covers.from');
  const to = readDay(covers['to'], 'covers.to');
  if (from > to || from < CALENDAR_BOUNDS.from || to > CALENDAR_BOUNDS.to) {
    throw new Refused(
      'calendar/covers',
      'covers',
      'covers must run from an earlier to a later day between 1900-01-01 and 2299-12-31',
    );
  }
  return { from, to };
}

function readWeek(value: unknown): DaySpans[] | undefined {
  if (isAbsent(value)) return undefined;
  const week = record(value, 'week', 'an object of days mon to sun');
  for (const key of Object.keys(week)) {
    if (!WEEK_KEYS.some((known) => known === key)) {
      throw new Refused(
        'calendar/shape',
        `week.${key}`,
        'week has the keys mon, tue, wed, thu, fri, sat and sun only',
      );
    }
  }
  return WEEK_KEYS.map((key) => (isAbsent(week[key]) ? [] : readSpans(week[key], `week.${key}`)));
}

function readHours(value: unknown): Map<Day, DaySpans> {
  const hours = new Map<Day, DaySpans>();
  if (isAbsent(value)) return hours;
  for (const [key, spans] of entries(record(value, 'hours', 'an object of dates'), 'hours')) {
    hours.set(readDay(key, `hours.${key}`), readSpans(spans, `hours.${key}`));
  }
  return hours;
}

function readNames(value: unknown): Map<Day, string> {
  const names = new Map<Day, string>();
  if (isAbsent(value)) return names;
  for (const [key, name] of entries(record(value, 'names', 'an object of dates'), 'names')) {
    if (typeof name !== 'string') {
      throw new Refused('calendar/shape', `names.${key}`, 'a name must be text');
    }
    names.set(readDay(key, `names.${key}`), name);
  }
  return names;
}

function readDays(value: unknown, path: string): Day[] {
  if (isAbsent(value)) return [];
  return list(value, path, MAX_DATES).map((day, index) => readDay(day, `${path}[${index}]`));
}

function readDay(value: unknown, path: string): Day {
  const day = typeof value === 'string' ? parseDay(value) : undefined;
  if (day === undefined) {
    throw new Refused('calendar/unreadableDay', path, 'a day must be a real date as YYYY-MM-DD');
  }
  return day;
}

function readSpans(value: unknown, path: string): DaySpans {
  const pairs = list(value, path, MAX_SPANS).map((pair, index) => {
    const at = `${path}[${index}]`;
    const ends = list(pair, at, 2);
    const from = readTime(ends[0], `${at}[0]`);
    const to = readTime(ends[1], `${at}[1]`);
    if (from >= to) {
      throw new Refused(
        'calendar/unreadableSpan',
        at,
        'a span must end after it begins; write one over midnight as two, up to "24:00" and from "00:00"',
      );
    }
    return { at, from, to };
  });
  pairs.sort((one, other) => one.from - other.from);
  let end = 0;
  for (const { at, from, to } of pairs) {
    if (from < end) {
      throw new Refused(
        'calendar/overlappingSpans',
        at,
        'the spans of a day must not overlap; join them or move an end',
      );
    }
    end = to;
  }
  return pairs.flatMap(({ from, to }) => [from, to]);
}

function readTime(value: unknown, path: string): number {
  const parts = typeof value === 'string' ? /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(value) : null;
  const hour = Number(parts?.[1] ?? Number.NaN);
  const minute = Number(parts?.[2] ?? Number.NaN);
  const second = Number(parts?.[3] ?? 0);
  const time = ((hour * 60 + minute) * 60 + second) * 1000;
  if (minute < 60 && second < 60 && time <= DAY_MS) return time;
  throw new Refused(
    'calendar/unreadableSpan',
    path,
    'a time must be "HH:MM" or "HH:MM:SS" from "00:00" to "24:00"',
  );
}

function record(value: unknown, path: string, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Refused('calendar/shape', path, `${path === '' ? 'this' : path} must be ${what}`);
  }
  return value as Readonly<Record<string, unknown>>;
}

function entries(value: Readonly<Record<string, unknown>>, path: string): [string, unknown][] {
  const found = Object.entries(value);
  if (found.length > MAX_DATES) throw tooLarge(path, MAX_DATES);
  return found;
}

function list(value: unknown, path: string, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw new Refused('calendar/shape', path, `${path} must be a list`);
  if (value.length > most) throw tooLarge(path, most);
  return value as readonly unknown[];
}

function tooLarge(path: string, most: number): Refused {
  return new Refused('calendar/tooLarge', path, `${path} may have at most ${most} entries`);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
