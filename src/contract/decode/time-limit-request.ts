import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { readCalendar } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { ClockStart, Suspension } from '#domain/time/clock.ts';
import { parseDay } from '#domain/time/day.ts';
import type { TimeLimitProblem, TimeLimitRequest } from '#domain/time/evaluate.ts';
import { parseInstant } from '#domain/time/parse-instant.ts';
import type { Amount, Limit, LimitUnit } from '#domain/time/limit.ts';
import { familyOf } from '#domain/time/limit-total.ts';
import { CALENDAR_BOUNDS } from '#domain/time/read-calendar-rules.ts';

const MOST_LISTED = 1000; // extensions, suspensions or warnings

/** The largest value of each unit; all lead past the year 2299, where every calendar ends. */
const LARGEST_AMOUNT: Readonly<Record<LimitUnit, number>> = {
  workingDay: 100_000,
  naturalDay: 100_000,
  month: 4800,
  year: 400,
  workingHour: 100_000,
  workingMinute: 6_000_000,
};

/** Carries a refusal out of the nested readers; never leaves this file. */
class Refused extends Error {
  readonly problem: TimeLimitProblem;

  constructor(code: string, path: string, message: string) {
    super(message);
    this.problem = { code, path, message };
  }
}

/**
 * Reads one request of `POST /time-limits/evaluate`. Unknown fields are left unread, null is the
 * same as absent. What needs the calendar to be seen is checked by the evaluation.
 */
export function decodeTimeLimitRequest(body: unknown): Result<TimeLimitRequest, TimeLimitProblem> {
  try {
    return ok(readRequest(record(body, '')));
  } catch (error) {
    if (error instanceof Refused) return err(error.problem);
    throw error;
  }
}

function readRequest(body: Readonly<Record<string, unknown>>): TimeLimitRequest {
  const calendar = readCalendarField(body['calendar']);
  const start = readTime(body['start'], 'start');
  const limit = readLimit(body['limit']);
  const extensions = readExtensions(body['extensions'], limit);
  return {
    calendar,
    input: {
      start,
      limit,
      extensions,
      suspensions: list(body['suspensions'], 'suspensions').map(readSuspension),
      finished: readOptionalTime(body['finished'], 'finished'),
    },
    warnings: list(body['warnings'], 'warnings').map((warning, index) => {
      const path = `warnings[${index}]`;
      return readAmount(record(warning, path)['before'], `${path}.before`);
    }),
    asOf: readOptionalTime(body['asOf'], 'asOf'),
  };
}

function readCalendarField(value: unknown): string | Calendar {
  if (isAbsent(value)) throw missing('calendar');
  if (typeof value === 'string') return value;
  const calendar = readCalendar(value);
  if (calendar.ok) return calendar.value;
  const { code, path, message } = calendar.error;
  throw new Refused(code, path === '' ? 'calendar' : `calendar.${path}`, message);
}

function readLimit(value: unknown): Limit {
  const limit = record(value, 'limit');
  if (isAbsent(limit['due'])) return readAmount(value, 'limit');
  if (!isAbsent(limit['value']) || !isAbsent(limit['unit'])) {
    throw new Refused(
      'timeLimit/invalid',
      'limit',
      'a limit is either {value, unit} or {due}; leave one of the two out',
    );
  }
  return { due: readTime(limit['due'], 'limit.due') };
}

function readExtensions(value: unknown, limit: Limit): Amount[] {
  return list(value, 'extensions').map((item, index) => {
    const path = `extensions[${index}]`;
    const amount = readAmount(item, path);
    const family = familyOf(amount.unit);
    const fits =
      'due' in limit
        ? family !== 'time' || limit.due.kind === 'instant'
        : family === familyOf(limit.unit);
    if (fits) return amount;
    throw new Refused(
      'timeLimit/unitFamily',
      `${path}.unit`,
      'an extension has units of its limit: workingDay; naturalDay, month and year; or workingHour and workingMinute. Convert it, or state the new end as limit {due}',
    );
  });
}

function readSuspension(value: unknown, index: number): Suspension {
  const path = `suspensions[${index}]`;
  const suspension = record(value, path);
  return {
    from: readTime(suspension['from'], `${path}.from`),
    to: readOptionalTime(suspension['to'], `${path}.to`),
    limit: isAbsent(suspension['limit'])
      ? undefined
      : readAmount(suspension['limit'], `${path}.limit`),
  };
}

function readAmount(value: unknown, path: string): Amount {
  const amount = record(value, path);
  const unit = readUnit(amount['unit'], `${path}.unit`);
  return { value: readValue(amount['value'], unit, `${path}.value`), unit };
}

function readUnit(value: unknown, path: string): LimitUnit {
  if (isAbsent(value)) throw missing(path);
  if (typeof value === 'string' && Object.hasOwn(LARGEST_AMOUNT, value)) return value as LimitUnit;
  throw new Refused(
    'timeLimit/unknownUnit',
    path,
    `a unit is one of ${Object.keys(LARGEST_AMOUNT).join(', ')}`,
  );
}

function readValue(value: unknown, unit: LimitUnit, path: string): number {
  if (isAbsent(value)) throw missing(path);
  if (typeof value !== 'number' || Number.isNaN(value)) {
    throw new Refused('timeLimit/invalid', path, 'a value must be a number, not text');
  }
  if (value < 0) {
    throw new Refused('timeLimit/negative', path, 'a value must be 0 or more');
  }
  if (value > LARGEST_AMOUNT[unit]) {
    throw new Refused(
      'timeLimit/tooLarge',
      path,
      `a value of ${unit} may be at most ${LARGEST_AMOUNT[unit]}`,
    );
  }
  if (!Number.isInteger(value)) {
    throw new Refused(
      'timeLimit/notWhole',
      path,
      'a value must be a whole number; use a smaller unit for a part of one',
    );
  }
  return value;
}

function readOptionalTime(value: unknown, path: string): ClockStart | undefined {
  return isAbsent(value) ? undefined : readTime(value, path);
}

function readTime(value: unknown, path: string): ClockStart {
  if (isAbsent(value)) throw missing(path);
  const time = typeof value === 'string' ? parseTime(value) : undefined;
  if (time === undefined) {
    throw new Refused(
      'timeLimit/unreadableTime',
      path,
      `${path} must be a real day such as 2026-10-08, or an instant with offset such as 2026-10-08T09:00:00+08:00`,
    );
  }
  const day = time.kind === 'day' ? time.day : Math.floor(time.at / 86_400_000);
  if (day < CALENDAR_BOUNDS.from || day > CALENDAR_BOUNDS.to) {
    throw new Refused(
      'timeLimit/outOfRange',
      path,
      `${path} must lie between 1900-01-01 and 2299-12-31`,
    );
  }
  return time;
}

function parseTime(text: string): ClockStart | undefined {
  const day = parseDay(text);
  if (day !== undefined) return { kind: 'day', day };
  const at = parseInstant(text);
  return at === undefined ? undefined : { kind: 'instant', at };
}

function record(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (isAbsent(value) && path !== '') throw missing(path);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new Refused(
    'timeLimit/invalid',
    path,
    `${path === '' ? 'a request' : path} must be an object`,
  );
}

function list(value: unknown, path: string): readonly unknown[] {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) throw new Refused('timeLimit/invalid', path, `${path} must be a list`);
  if (value.length > MOST_LISTED) {
    throw new Refused('timeLimit/tooMany', path, `${path} may have at most ${MOST_LISTED} entries`);
  }
  return value as readonly unknown[];
}

function missing(path: string): Refused {
  return new Refused('timeLimit/missing', path, `${path} is missing; give it a value`);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}
