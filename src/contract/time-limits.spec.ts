import { compileCalendar } from '#domain/time/calendar.ts';
import { OFFICE_WEEK, OFFICIAL, OFFICIAL_SOURCE } from '#domain/time/testing/calendars.ts';
import { answerTimeLimits } from './time-limits.ts';
import type { TimeLimitAnswer } from './time-limits.ts';

const NOW = Date.parse('2026-03-10T10:00:00+08:00');
const weekless = compileCalendar({ timeZone: 'Asia/Shanghai', holidays: [], workdays: [] });

function evaluate(body: unknown) {
  return answerTimeLimits(
    body,
    (id) => (id === 'cn' ? OFFICIAL : id === 'weekless' ? weekless : undefined),
    NOW,
  );
}

function answer(body: unknown): TimeLimitAnswer {
  const result = evaluate([body]);
  if (!result.ok) throw new Error(`${result.error.path}: ${result.error.message}`);
  const [first] = 'due' in result.value ? [result.value] : result.value;
  if (first === undefined) throw new Error('no answer');
  return first;
}

const ten = { calendar: 'cn', start: '2026-03-02', limit: { value: 10, unit: 'workingDay' } };
const hours = {
  calendar: 'cn',
  start: '2026-03-02T09:30:00+08:00',
  limit: { value: 1, unit: 'workingHour' },
};

describe('POST /time-limits/evaluate', () => {
  it('answers a day limit whole', () => {
    const { ledger, ...rest } = answer({
      ...ten,
      warnings: [{ before: { value: 1, unit: 'workingDay' } }],
    });
    expect(rest).toEqual({
      due: '2026-03-16',
      state: 'running',
      beyondCalendar: null,
      notBefore: null,
      elapsed: { days: 6 },
      remaining: { days: 4 },
      warnAt: ['2026-03-13T00:00:00+08:00'],
    });
    expect(ledger[0]).toEqual({ date: '2026-03-02', kind: 'trigger', counted: 0 });
    expect(ledger.at(-1)).toEqual({ date: '2026-03-16', kind: 'counted', counted: 1 });
    expect(ledger.length).toBe(15);
  });

  it('answers an hour limit whole', () => {
    expect(answer({ ...hours, asOf: '2026-03-02T10:00:00+08:00' })).toEqual({
      due: '2026-03-02T10:30:00+08:00',
      state: 'running',
      beyondCalendar: null,
      notBefore: null,
      elapsed: { workingSeconds: 1800 },
      remaining: { workingSeconds: 1800 },
      warnAt: [],
      ledger: [{ date: '2026-03-02', kind: 'trigger', counted: 3600 }],
    });
  });

  it('answers what is unknown as unknown', () => {
    expect(
      answer({
        ...ten,
        start: '2026-12-28',
        limit: { value: 5, unit: 'workingDay' },
        asOf: '2026-12-29',
        warnings: [{ before: { value: 1, unit: 'workingDay' } }],
      }),
    ).toEqual({
      due: null,
      state: 'unknown',
      beyondCalendar: '2027-01-01',
      notBefore: '2027-01-02',
      elapsed: { days: 1 },
      remaining: { days: 4 },
      warnAt: [null],
      ledger: [
        { date: '2026-12-28', kind: 'trigger', counted: 0 },
        { date: '2026-12-29', kind: 'counted', counted: 1 },
      ],
    });
  });

  it('answers an open suspension by no due date', () => {
    const { due, state, warnAt } = answer({ ...ten, suspensions: [{ from: '2026-03-06' }] });
    expect([due, state, warnAt]).toEqual([null, 'suspended', []]);
  });

  it('answers one request by one, a list by a list, an empty list by an empty one', () => {
    const one = evaluate(ten);
    const two = evaluate([ten, hours]);
    expect(one.ok && 'due' in one.value).toBeTrue();
    expect(two.ok && !('due' in two.value) ? two.value.map(({ due }) => due) : null).toEqual([
      '2026-03-16',
      '2026-03-02T10:30:00+08:00',
    ]);
    expect(evaluate([])).toEqual({ ok: true, value: [] });
  });

  it('takes a calendar sent with the request as the one that is kept', () => {
    expect(answer({ ...ten, calendar: OFFICIAL_SOURCE })).toEqual(answer(ten));
  });

  it('takes a day as asOf, null for absence, and leaves unknown fields unread', () => {
    const bare = answer({ ...ten, asOf: '2026-03-10' });
    expect(
      answer({
        ...ten,
        asOf: '2026-03-10',
        extensions: null,
        suspensions: null,
        warnings: null,
        finished: null,
        note: 1,
      }),
    ).toEqual(bare);
    expect(
      answer({ ...ten, suspensions: [{ from: '2026-03-06', to: null, limit: null }] }).state,
    ).toBe('suspended');
  });

  it('counts natural days in a calendar without week', () => {
    const natural = { ...ten, calendar: 'weekless', limit: { value: 5, unit: 'naturalDay' } };
    expect(answer(natural).due).toBe('2026-03-09');
  });

  it('writes instants in the zone of the calendar', () => {
    const berlin = { timeZone: 'Europe/Berlin', week: OFFICE_WEEK, holidays: [], workdays: [] };
    expect(answer({ ...hours, calendar: berlin, start: '2026-07-01T09:00:00Z' }).due).toBe(
      '2026-07-01T12:00:00+02:00',
    );
    expect(answer({ ...hours, calendar: berlin, start: '2026-12-01T09:00:00Z' }).due).toBe(
      '2026-12-01T11:00:00+01:00',
    );
  });
});

describe('a request that is refused', () => {
  const inline = { timeZone: 'UTC', week: OFFICE_WEEK, holidays: [], workdays: [] };
  const weeklessInline = { timeZone: 'UTC', holidays: [], workdays: [] };
  const amount = (value: unknown, unit: unknown = 'workingDay') => ({
    ...ten,
    limit: { value, unit },
  });
  const refused: readonly [why: string, body: unknown, code: string, path: string][] = [
    ['a text', 'cn', 'timeLimit/invalid', ''],
    ['null', null, 'timeLimit/invalid', ''],
    ['no calendar', { ...ten, calendar: undefined }, 'timeLimit/missing', 'calendar'],
    ['an unknown calendar', { ...ten, calendar: 'fr' }, 'timeLimit/unknownCalendar', 'calendar'],
    ['a calendar that is a number', { ...ten, calendar: 7 }, 'calendar/shape', 'calendar'],
    [
      'an unknown zone',
      { ...ten, calendar: { ...inline, timeZone: 'Asia/Qilu' } },
      'calendar/unknownZone',
      'calendar.timeZone',
    ],
    [
      'overlapping spans',
      {
        ...ten,
        calendar: {
          ...inline,
          week: {
            mon: [
              ['09:00', '12:00'],
              ['11:00', '13:00'],
            ],
          },
        },
      },
      'calendar/overlappingSpans',
      'calendar.week.mon[1]',
    ],
    ['no start', { ...ten, start: undefined }, 'timeLimit/missing', 'start'],
    [
      'a start that is no date',
      { ...ten, start: '2026-02-30' },
      'timeLimit/unreadableTime',
      'start',
    ],
    [
      'an instant without offset',
      { ...ten, start: '2026-03-02T09:00:00' },
      'timeLimit/unreadableTime',
      'start',
    ],
    [
      'a start that is a number',
      { ...ten, start: 1_772_413_200_000 },
      'timeLimit/unreadableTime',
      'start',
    ],
    ['a start before 1900', { ...ten, start: '1899-12-31' }, 'timeLimit/outOfRange', 'start'],
    ['an asOf after 2299', { ...ten, asOf: '2300-01-02' }, 'timeLimit/outOfRange', 'asOf'],
    ['no limit', { ...ten, limit: undefined }, 'timeLimit/missing', 'limit'],
    ['a limit that is a number', { ...ten, limit: 10 }, 'timeLimit/invalid', 'limit'],
    ['a limit without unit', { ...ten, limit: { value: 10 } }, 'timeLimit/missing', 'limit.unit'],
    [
      'a limit without value',
      { ...ten, limit: { unit: 'workingDay' } },
      'timeLimit/missing',
      'limit.value',
    ],
    [
      'a limit of both kinds',
      { ...ten, limit: { value: 1, unit: 'workingDay', due: '2026-03-09' } },
      'timeLimit/invalid',
      'limit',
    ],
    [
      'a stated end that is no date',
      { ...ten, limit: { due: 'soon' } },
      'timeLimit/unreadableTime',
      'limit.due',
    ],
    ['an unknown unit', amount(1, 'week'), 'timeLimit/unknownUnit', 'limit.unit'],
    ['a unit that every object has', amount(1, 'toString'), 'timeLimit/unknownUnit', 'limit.unit'],
    ['a fraction', amount(1.5), 'timeLimit/notWhole', 'limit.value'],
    ['a negative', amount(-1), 'timeLimit/negative', 'limit.value'],
    ['a text for a number', amount('10'), 'timeLimit/invalid', 'limit.value'],
    ['too many days', amount(100_001), 'timeLimit/tooLarge', 'limit.value'],
    ['too many years', amount(401, 'year'), 'timeLimit/tooLarge', 'limit.value'],
    [
      'a negative extension',
      { ...ten, extensions: [{ value: -1, unit: 'workingDay' }] },
      'timeLimit/negative',
      'extensions[0].value',
    ],
    [
      'an extension of hours to days',
      {
        ...ten,
        extensions: [
          { value: 1, unit: 'workingDay' },
          { value: 1, unit: 'workingHour' },
        ],
      },
      'timeLimit/unitFamily',
      'extensions[1].unit',
    ],
    [
      'an extension of natural days to working days',
      { ...ten, extensions: [{ value: 1, unit: 'naturalDay' }] },
      'timeLimit/unitFamily',
      'extensions[0].unit',
    ],
    [
      'an extension of days to hours',
      { ...hours, extensions: [{ value: 1, unit: 'workingDay' }] },
      'timeLimit/unitFamily',
      'extensions[0].unit',
    ],
    [
      'an extension of hours to a stated day',
      { ...ten, limit: { due: '2026-03-09' }, extensions: [{ value: 1, unit: 'workingHour' }] },
      'timeLimit/unitFamily',
      'extensions[0].unit',
    ],
    ['extensions that are no list', { ...ten, extensions: {} }, 'timeLimit/invalid', 'extensions'],
    [
      'a suspension without from',
      { ...ten, suspensions: [{ to: '2026-03-09' }] },
      'timeLimit/missing',
      'suspensions[0].from',
    ],
    [
      'a suspension that ends before it begins',
      {
        ...ten,
        suspensions: [
          { from: '2026-03-04', to: '2026-03-05' },
          { from: '2026-03-09', to: '2026-03-06' },
        ],
      },
      'timeLimit/suspensionOrder',
      'suspensions[1].to',
    ],
    [
      'a suspension that ends an instant before it begins',
      {
        ...hours,
        suspensions: [{ from: '2026-03-02T10:00:00+08:00', to: '2026-03-02T09:59:00+08:00' }],
      },
      'timeLimit/suspensionOrder',
      'suspensions[0].to',
    ],
    [
      'a suspension with a limit of half a day',
      { ...ten, suspensions: [{ from: '2026-03-04', limit: { value: 0.5, unit: 'workingDay' } }] },
      'timeLimit/notWhole',
      'suspensions[0].limit.value',
    ],
    [
      'a warning without before',
      { ...ten, warnings: [{ value: 1 }] },
      'timeLimit/missing',
      'warnings[0].before',
    ],
    [
      'a warning of an unknown unit',
      { ...ten, warnings: [{ before: { value: 1, unit: 'percent' } }] },
      'timeLimit/unknownUnit',
      'warnings[0].before.unit',
    ],
    [
      'finished on a day before the start',
      { ...ten, finished: '2026-03-01' },
      'timeLimit/finishedBeforeStart',
      'finished',
    ],
    [
      'finished an instant before the start',
      { ...hours, finished: '2026-03-02T09:29:59+08:00' },
      'timeLimit/finishedBeforeStart',
      'finished',
    ],
    [
      'working days in a calendar without week',
      { ...ten, calendar: weeklessInline },
      'timeLimit/noWeek',
      'limit.unit',
    ],
    [
      'working hours in a calendar without week',
      { ...hours, calendar: weeklessInline },
      'timeLimit/noWeek',
      'limit.unit',
    ],
    [
      'working hours in a week without hours',
      { ...hours, calendar: { ...weeklessInline, week: {}, workdays: ['2026-03-02'] } },
      'timeLimit/noWeek',
      'limit.unit',
    ],
    [
      'a warning of working days without week',
      {
        ...ten,
        calendar: weeklessInline,
        limit: { value: 1, unit: 'month' },
        warnings: [{ before: { value: 1, unit: 'workingDay' } }],
      },
      'timeLimit/noWeek',
      'warnings[0].before.unit',
    ],
    [
      'a ledger of two centuries',
      { ...ten, start: '1950-01-01', calendar: inline, asOf: '2150-01-01' },
      'timeLimit/tooWide',
      'asOf',
    ],
    [
      'a due day two centuries off',
      { ...ten, calendar: inline, limit: { value: 60_000, unit: 'workingDay' } },
      'timeLimit/tooWide',
      'limit',
    ],
    [
      'too many suspensions',
      { ...ten, suspensions: new Array(1001).fill({ from: '2026-03-04', to: '2026-03-05' }) },
      'timeLimit/tooMany',
      'suspensions',
    ],
    ['a list with one that is wrong', [ten, amount(-1)], 'timeLimit/negative', '[1].limit.value'],
    ['a list with one that is nothing', [ten, null], 'timeLimit/invalid', '[1]'],
    ['a list that is too long', new Array(1001).fill(ten), 'timeLimit/tooMany', ''],
    [
      'a list with too many lines',
      new Array(300).fill({ ...ten, calendar: inline, start: '2000-01-01', asOf: '2012-01-01' }),
      'timeLimit/tooMany',
      '[228]',
    ],
  ];
  for (const [why, body, code, path] of refused) {
    it(`${why}: ${code} at ${path === '' ? 'the whole' : path}`, () => {
      const result = evaluate(body);
      expect(result.ok ? 'answered' : [result.error.code, result.error.path]).toEqual([code, path]);
      if (!result.ok) expect(result.error.message.length).toBeGreaterThan(20);
    });
  }

  const taken: readonly [why: string, body: unknown][] = [
    ['finished on the day of an instant start', { ...hours, finished: '2026-03-02' }],
    [
      'a suspension that ends where it begins',
      { ...ten, suspensions: [{ from: '2026-03-06', to: '2026-03-06' }] },
    ],
    [
      'a month added to natural days',
      {
        ...ten,
        limit: { value: 3, unit: 'naturalDay' },
        extensions: [{ value: 1, unit: 'month' }],
      },
    ],
    ['minutes added to hours', { ...hours, extensions: [{ value: 30, unit: 'workingMinute' }] }],
    [
      'working days added to a stated instant',
      {
        ...ten,
        limit: { due: '2026-03-09T10:00:00Z' },
        extensions: [{ value: 1, unit: 'workingDay' }],
      },
    ],
    [
      'the largest limit that stays in the calendar',
      { ...ten, limit: { value: 100_000, unit: 'naturalDay' } },
    ],
  ];
  for (const [why, body] of taken) {
    it(`is not: ${why}`, () => {
      expect(evaluate(body).ok).toBeTrue();
    });
  }
});
