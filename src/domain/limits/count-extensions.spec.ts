import type { CaseExtension } from '../cases/case-course.ts';
import type { Due } from '../time/clock.ts';
import type { Amount, Limit, LimitUnit } from '../time/limit.ts';
import { at, day, event } from '../testing/case-fixture.ts';
import { OFFICIAL } from '../testing/official-calendar.ts';
import { countExtensions } from './count-extensions.ts';

const TWENTY: Limit = { value: 20, unit: 'workingDay' };
const DUE: Due = { kind: 'day', day: day('2026-03-18') };

function extension(time: string, value: number, unit: LimitUnit = 'workingDay'): CaseExtension {
  return { event: event('extended', time), at: at(time), by: { value, unit }, approved: true };
}

function counted(
  extensions: readonly CaseExtension[],
  more: { limit?: Limit; due?: Due | null; joint?: boolean } = {},
): string {
  const { limit = TWENTY, due = DUE, joint = false } = more;
  const result = countExtensions(extensions, limit, due, joint, OFFICIAL);
  const amounts = result.counted.map(({ value }: Amount) => value);
  return `${amounts.join(',')}|${result.faults.map(({ code }) => code).join(',')}`;
}

describe('an extension', () => {
  const single: readonly {
    why: string;
    given: CaseExtension;
    result: string;
    joint?: boolean;
    limit?: Limit;
    due?: Due | null;
  }[] = [
    {
      why: 'counts on the day before the due day',
      given: extension('2026-03-17', 10),
      result: '10|',
    },
    {
      why: 'counts on the due day to its last minute',
      given: extension('2026-03-18 23:59', 10),
      result: '10|',
    },
    {
      why: 'is late on the day after',
      given: extension('2026-03-19 00:00', 10),
      result: '|extensionTooLate',
    },
    { why: 'counts up to 10 working days', given: extension('2026-03-02', 10), result: '10|' },
    { why: 'is too long with 11', given: extension('2026-03-02', 11), result: '|extensionTooLong' },
    {
      why: 'counts up to 15 in joint handling',
      given: extension('2026-03-02', 15),
      joint: true,
      result: '15|',
    },
    {
      why: 'is too long with 16 in joint handling',
      given: extension('2026-03-02', 16),
      joint: true,
      result: '|extensionTooLong',
    },
    {
      why: 'counts while the clock is suspended without end',
      given: extension('2026-05-02', 10),
      due: null,
      result: '10|',
    },
    {
      why: 'of hours does not extend days',
      given: extension('2026-03-02', 8, 'workingHour'),
      result: '|extensionUnit',
    },
    {
      why: 'of natural days does not extend working days',
      given: extension('2026-03-02', 8, 'naturalDay'),
      result: '|extensionUnit',
    },
    {
      why: 'of natural days extends natural days',
      given: extension('2026-03-02', 10, 'naturalDay'),
      limit: { value: 30, unit: 'naturalDay' },
      result: '10|',
    },
    {
      why: 'of a month is too long',
      given: extension('2026-03-02', 1, 'month'),
      limit: { value: 30, unit: 'naturalDay' },
      result: '|extensionTooLong',
    },
    {
      why: 'of 80 working hours is 10 days',
      given: extension('2026-03-02', 80, 'workingHour'),
      limit: { value: 160, unit: 'workingHour' },
      result: '80|',
    },
    {
      why: 'of 81 working hours is too long',
      given: extension('2026-03-02', 81, 'workingHour'),
      limit: { value: 160, unit: 'workingHour' },
      result: '|extensionTooLong',
    },
    {
      why: 'of 4800 working minutes is 10 days',
      given: extension('2026-03-02', 4800, 'workingMinute'),
      limit: { value: 160, unit: 'workingHour' },
      result: '4800|',
    },
    {
      why: 'moves an end that the source stated',
      given: extension('2026-03-02', 5),
      limit: { due: { kind: 'day', day: day('2026-03-18') } },
      result: '5|',
    },
  ];
  for (const { why, given, result, ...more } of single) {
    it(why, () => {
      expect(counted([given], more)).toBe(result);
    });
  }

  it('counts once', () => {
    expect(counted([extension('2026-03-02', 5), extension('2026-03-03', 5)])).toBe(
      '5|extensionRepeated',
    );
  });

  it('that does not count leaves room for one that does', () => {
    expect(counted([extension('2026-03-02', 30), extension('2026-03-03', 10)])).toBe(
      '10|extensionTooLong',
    );
  });

  it('that was made after the extended end is judged by the end before it', () => {
    expect(counted([extension('2026-03-02', 10), extension('2026-03-25', 5)])).toBe(
      '10|extensionTooLate',
    );
  });

  it('is none where none was made', () => {
    expect(counted([])).toBe('|');
  });
});
