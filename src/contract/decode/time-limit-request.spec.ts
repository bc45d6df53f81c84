import { OFFICE_WEEK, OFFICIAL } from '#domain/time/testing/calendars.ts';
import { answerTimeLimits } from '../time-limits.ts';

const NOW = Date.parse('2026-03-10T10:00:00+08:00');

function evaluate(body: unknown) {
  return answerTimeLimits(body, (id) => (id === 'cn' ? OFFICIAL : undefined), NOW);
}

const ten = { calendar: 'cn', start: '2026-03-02', limit: { value: 10, unit: 'workingDay' } };
const hours = {
  calendar: 'cn',
  start: '2026-03-02T09:30:00+08:00',
  limit: { value: 1, unit: 'workingHour' },
};

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
      new Array(500).fill({ ...ten, calendar: inline, start: '2000-01-01', asOf: '2012-01-01' }),
      'timeLimit/tooMany',
      '[456]',
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
