import { decimalText } from './decimal.ts';
import { leavesOf, worthOfOneCase } from './one-case.ts';
import type { IndicatorValue, Scheme } from './scheme.ts';
import {
  count,
  exact,
  indicator,
  linear,
  rate,
  scheme,
  threshold,
  unit,
} from './testing/assessed.ts';

function worth(of: Scheme, values: Readonly<Record<string, IndicatorValue>>): readonly string[] {
  return worthOfOneCase(of, unit('u', values)).map(
    ({ indicator: id, gain, total }) => `${id} +${decimalText(gain, 2)} ${decimalText(total, 2)}`,
  );
}

describe('one failed case less', () => {
  const of = scheme([
    indicator('closed', threshold(20, 95, 1, 0)),
    indicator('overdue', {
      type: 'thresholdSlopeFloor',
      full: exact(10),
      target: exact(5),
      slope: exact(1),
      floor: exact(0),
      direction: 'lower',
    }),
    indicator('red', { type: 'deductPerEvent', full: exact(30), per: exact(10), floor: exact(0) }),
    indicator('k', { type: 'composite', children: [indicator('deep', linear(40))] }),
  ]);
  const best = { closed: rate(10, 10), overdue: rate(0, 10), red: count(0), deep: rate(10, 10) };

  it('is worth nothing where no case failed', () => {
    expect(worth(of, best)).toEqual([]);
  });

  const rows: readonly [name: string, values: Record<string, IndicatorValue>, told: string[]][] = [
    ['gives what the slope gives', { closed: rate(9, 10) }, ['closed +5.00 100.00']],
    ['counts downwards where lower is better', { overdue: rate(1, 10) }, ['overdue +5.00 100.00']],
    ['gives what an event costs', { red: count(2) }, ['red +10.00 90.00']],
    ['is seen below a branch', { deep: rate(9, 10) }, ['deep +4.00 100.00']],
    ['on the floor gives nothing', { closed: rate(0, 10) }, []],
    [
      'is told for each indicator',
      { red: count(1), deep: rate(9, 10) },
      ['red +10.00 96.00', 'deep +4.00 90.00'],
    ],
  ];
  for (const [name, values, told] of rows) {
    it(name, () => {
      expect(worth(of, { ...best, ...values })).toEqual(told);
    });
  }

  it('of a unit without a total is worth nothing', () => {
    expect(worth(of, {})).toEqual([]);
  });
});

describe('the leaves of a tree', () => {
  it('are those that read a value, in order', () => {
    const tree = [
      indicator('k', {
        type: 'composite',
        children: [indicator('a', linear(1)), indicator('b', linear(1))],
      }),
      indicator('c', linear(1)),
    ];
    expect(leavesOf(tree).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
