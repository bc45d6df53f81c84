import { z } from 'zod';
import { calendarDaysQuery } from '#contract/decode/list-queries.ts';
import { calendarDay } from '#contract/decode/operation-view.ts';
import { timeLimitAnswers, timeLimitRequests } from '#contract/decode/time-limit-schema.ts';
import { answerTimeLimits } from '#contract/time-limits.ts';
import { findDayName, isWorkingDay, readCalendar, dayKind } from '#domain/time/calendar.ts';
import type { Calendar, CalendarSource } from '#domain/time/calendar.ts';
import { addDays, formatDay, parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Platform } from '../../../application/platform.ts';
import { TokenBuckets } from '../../sign-in/token-bucket.ts';
import { TIME_LIMIT_ANSWER_EXAMPLE, TIME_LIMIT_EXAMPLE } from '../examples.ts';
import { checkCoding, jsonOf, mediaTypeOf, textOf } from '../read-body.ts';
import { RefusedRequest, refuse, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';

const MAX_BODY_BYTES = 4 * 1024 * 1024;
const LONGEST_RANGE_DAYS = 3653; // ten years
/** A single request counts one, a list one for each ten of its requests. */
const PACE = { perSecond: 2000, burst: 10_000 };
const LISTED_PER_TOKEN = 10;

/** The limit engine for everybody: `POST /time-limits/evaluate` and the days of a calendar. */
export function limitRoutes(platform: Pick<Platform, 'calendar' | 'now'>): readonly Route[] {
  const calendars = compiledCalendars(platform);
  const paces = new TokenBuckets(PACE);
  return [
    route({
      method: 'POST',
      path: '/time-limits/evaluate',
      id: 'evaluateTimeLimits',
      summary: 'Due date, state and day-by-day ledger of one limit, or of a list of at most 1,000.',
      body: { schema: timeLimitRequests, example: TIME_LIMIT_EXAMPLE, maxBytes: MAX_BODY_BYTES },
      answer: {
        description: 'One answer, or a list in the order of the requests.',
        schema: timeLimitAnswers,
        example: TIME_LIMIT_ANSWER_EXAMPLE,
      },
      errors: [
        'request/malformed',
        'request/notUtf8',
        'request/tooLarge',
        'request/unsupportedType',
        'request/invalid',
        'request/tooMany',
      ],
      handle: ({ bytes, request }) => {
        const { 'content-type': type, 'content-encoding': encoding } = request.headers;
        if (mediaTypeOf(type) !== 'application/json') {
          refuse('request/unsupportedType', 'The body must be application/json.');
        }
        checkCoding(type, encoding, []);
        const body = jsonOf(textOf(bytes));
        const cost = Array.isArray(body) ? Math.max(1, body.length / LISTED_PER_TOKEN) : 1;
        const wait = paces.take(request.ip, cost, performance.now());
        if (wait > 0) refuse('request/tooMany', undefined, wait);
        return valueOf(answerTimeLimits(body, calendars, platform.now()));
      },
    }),
    route({
      method: 'GET',
      path: '/calendars/{id}/days',
      id: 'listCalendarDays',
      summary: 'Every day from `from` to `to` with what it is; at most ten years.',
      params: { id: '`cn` is the official calendar' },
      query: calendarDaysQuery,
      answer: {
        description: 'The days in order.',
        schema: z.array(calendarDay),
        example: [{ date: '2026-10-10', working: true, kind: 'makeUpDay', name: '国庆节调休' }],
      },
      errors: ['calendar/notFound', 'request/invalid'],
      handle: ({ params, query }) => {
        const calendar = calendars(params['id'] ?? '') ?? refuse('calendar/notFound');
        return daysOf(calendar, ...rangeOf(query));
      },
    }),
  ];
}

/** Calendars by id, compiled once for each version that the platform hands out. */
function compiledCalendars(
  platform: Pick<Platform, 'calendar'>,
): (id: string) => Calendar | undefined {
  const compiled = new WeakMap<CalendarSource, Calendar>();
  return (id) => {
    const source = platform.calendar(id);
    if (source === undefined) return undefined;
    const known = compiled.get(source);
    if (known !== undefined) return known;
    const calendar = readCalendar(source);
    if (!calendar.ok) throw new Error(`recorded calendar ${id}: ${calendar.error.message}`);
    compiled.set(source, calendar.value);
    return calendar.value;
  };
}

function rangeOf(query: { readonly from: string; readonly to: string }): [Day, Day] {
  const from = parseDay(query.from);
  const to = parseDay(query.to);
  if (from === undefined || to === undefined) throw new Error('decoded days do not parse');
  if (from > to) throw invalid('to', '`to` must not lie before `from`.');
  if (to - from > LONGEST_RANGE_DAYS) throw invalid('to', 'A range has at most ten years.');
  return [from, to];
}

function invalid(path: string, message: string): RefusedRequest {
  return new RefusedRequest({ code: 'request/invalid', path, message });
}

function daysOf(calendar: Calendar, from: Day, to: Day) {
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    days.push({
      date: formatDay(day),
      working: isWorkingDay(calendar, day) ?? null,
      kind: dayKind(calendar, day),
      name: findDayName(calendar, day) ?? null,
    });
  }
  return days;
}
