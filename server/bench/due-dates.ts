import { readFileSync } from 'node:fs';
import businessTime from 'dayjs-business-time';
import chineseDays from 'chinese-days';
import dayjs from 'dayjs';
import { compileCalendar } from '#domain/time/calendar.ts';
import type { CalendarSource } from '#domain/time/calendar.ts';
import type { ClockInput } from '#domain/time/clock.ts';
import { addDays, dayOf, formatDay, parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { dueDay, dueInstant } from '#domain/time/due-day.ts';
import { ledger } from '#domain/time/ledger.ts';
import { readClock } from '#domain/time/read-clock.ts';

/** One figure of the bench; `ratio` is ours to the peer's, the median of paired rounds. */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  readonly ours: number;
  readonly peer?: number | undefined;
  readonly ratio?: number | undefined;
  /** What the figure covers and what it does not. */
  readonly note: string;
}

const ROUNDS = 7;
const STARTS = 500; // different start days, over two years
const HOUR_MS = 3_600_000;

const official = compileCalendar(
  JSON.parse(
    readFileSync(new URL('../../mock-data/reference/calendars/cn.json', import.meta.url), 'utf8'),
  ) as CalendarSource,
);
const days = Array.from({ length: STARTS }, (_, index) => addDays(dayOf(2024, 1, 2), index));
const instants = days.map((day, index) => day * 24 * HOUR_MS + (index % 10) * HOUR_MS);

/** Due dates on one core, alone and in paired rounds against the two libraries that come nearest. */
// eslint-disable-next-line @typescript-eslint/require-await -- benches share one asynchronous form
export async function benchDueDates(): Promise<readonly BenchRow[]> {
  return [
    alone('due dates, day limits', 2_000_000, dayLimit, 'calendar compiled; day number in and out'),
    alone(
      'due dates, hour limits with spans and suspensions',
      500_000,
      hourLimit,
      'two spans a day, two suspensions, any start; instant in and out',
    ),
    alone(
      'clocks read whole, hour limits with suspensions',
      100_000,
      wholeHourClock,
      'due date, state, elapsed, remaining, next change',
    ),
    alone(
      'clocks read whole with their ledger, 20 working days',
      20_000,
      clockWithLedger,
      'due date, state and about 28 lines each',
    ),
    againstChineseDays(),
    againstBusinessTime(),
  ];
}

function dayLimit(index: number): number {
  return dueDay(official, days[index % STARTS] ?? days[0] ?? (0 as Day), 1 + (index % 45));
}

function hourLimit(index: number): number {
  const start = instants[index % STARTS] ?? 0;
  const pauses = [
    start + 5 * HOUR_MS,
    start + 30 * HOUR_MS,
    start + 80 * HOUR_MS,
    start + 99 * HOUR_MS,
  ];
  return dueInstant(official, start, (1 + (index % 60)) * HOUR_MS, pauses) ?? 0;
}

function wholeHourClock(index: number): number {
  const at = instants[index % STARTS] ?? 0;
  const input: ClockInput = {
    start: { kind: 'instant', at },
    limit: { value: 1 + (index % 60), unit: 'workingHour' },
    extensions: [],
    suspensions: [
      {
        from: { kind: 'instant', at: at + 5 * HOUR_MS },
        to: { kind: 'instant', at: at + 30 * HOUR_MS },
      },
    ],
  };
  return readClock(official, input, at + 50 * HOUR_MS).breachAt ?? 0;
}

function clockWithLedger(index: number): number {
  const at = instants[index % STARTS] ?? 0;
  const input: ClockInput = {
    start: { kind: 'instant', at },
    limit: { value: 20, unit: 'workingDay' },
    extensions: [],
    suspensions: [],
  };
  return (readClock(official, input, at).breachAt ?? 0) + ledger(official, input, at).length;
}

function againstChineseDays(): BenchRow {
  const texts = days.map(formatDay);
  const ours = (index: number): string => {
    const start = parseDay(texts[index % STARTS] ?? '') ?? (0 as Day);
    return formatDay(dueDay(official, start, 1 + (index % 45)));
  };
  const peer = (index: number): string =>
    chineseDays.findWorkday(1 + (index % 45), texts[index % STARTS]);
  return paired(
    'due dates, day limits, text to text, against chinese-days',
    { run: ours, count: 200_000 },
    { run: peer, count: 1000 },
    'findWorkday of 1 to 45 working days; it knows no cover, suspension or ledger',
  );
}

function againstBusinessTime(): BenchRow {
  const span = [
    ['09:00', '12:00'],
    ['13:30', '17:30'],
  ] as const;
  const week = { mon: span, tue: span, wed: span, thu: span, fri: span };
  const { holidays } = official.rules;
  const holidayTexts = [...holidays].map(formatDay);
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const calendar = compileCalendar({ timeZone, week, holidays: holidayTexts, workdays: [] });
  dayjs.extend(businessTime);
  dayjs.setHolidays(holidayTexts);
  const segments = span.map(([start, end]) => ({ start: `${start}:00`, end: `${end}:00` }));
  dayjs.setBusinessTime({
    sunday: null,
    monday: segments,
    tuesday: segments,
    wednesday: segments,
    thursday: segments,
    friday: segments,
    saturday: null,
  });
  const ours = (index: number): number =>
    dueInstant(calendar, instants[index % STARTS] ?? 0, (1 + (index % 60)) * HOUR_MS) ?? 0;
  const peer = (index: number): number =>
    dayjs(instants[index % STARTS])
      .addBusinessHours(1 + (index % 60))
      .valueOf();
  return paired(
    'due dates, hour limits, against dayjs-business-time',
    { run: ours, count: 200_000 },
    { run: peer, count: 100 },
    'addBusinessHours of 1 to 60 hours with the same spans and holidays; it knows no make-up day, suspension or zone',
  );
}

interface Side {
  readonly run: (index: number) => string | number;
  readonly count: number;
}

function alone(
  name: string,
  count: number,
  run: (index: number) => string | number,
  note: string,
): BenchRow {
  rate({ run, count: Math.ceil(count / 10) });
  const rates = Array.from({ length: ROUNDS }, () => rate({ run, count }));
  return { name, unit: '1/s', ours: median(rates), note };
}

function paired(name: string, ours: Side, peer: Side, note: string): BenchRow {
  const differing = Array.from({ length: STARTS }, (_, index) => index).filter(
    (index) => ours.run(index) !== peer.run(index),
  ).length;
  const rounds = Array.from({ length: ROUNDS }, () => [rate(ours), rate(peer)] as const);
  return {
    name,
    unit: '1/s',
    ours: median(rounds.map(([own]) => own)),
    peer: median(rounds.map(([, other]) => other)),
    ratio: median(rounds.map(([own, other]) => own / other)),
    note: `${note}; ${differing} of ${STARTS} answers differ`,
  };
}

/** Calls a second; the answers are used, so that none is optimised away. */
function rate({ run, count }: Side): number {
  let used = 0;
  const began = performance.now();
  for (let index = 0; index < count; index += 1) {
    const answer = run(index);
    used += typeof answer === 'number' ? answer : answer.length;
  }
  const seconds = (performance.now() - began) / 1000;
  if (Number.isNaN(used)) throw new Error('a bench answered with no number');
  return count / seconds;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
