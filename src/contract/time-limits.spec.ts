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

  it('answers by a due date until an open suspension begins', () => {
    const planned = { ...ten, suspensions: [{ from: '2026-03-06' }] };
    const { due, state } = answer({ ...planned, asOf: '2026-03-05T17:00:00+08:00' });
    expect([due, state]).toEqual(['2026-03-16', 'running']);
    expect(answer({ ...planned, asOf: '2026-03-06' }).due).toBeNull();
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
