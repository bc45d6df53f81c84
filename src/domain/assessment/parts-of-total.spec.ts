import fc from 'fast-check';
import { assess } from './assess.ts';
import { add, decimalText, subtract, ZERO } from './decimal.ts';
import type { Exact } from './decimal.ts';
import { movedParts, partsOfTotal } from './parts-of-total.ts';
import type { TakenApart } from './parts-of-total.ts';
import type { IndicatorValue, Scheme } from './scheme.ts';
import { count, exact, indicator, linear, rate, scheme, unit } from './testing/assessed.ts';

function scored(of: Scheme, values: Readonly<Record<string, IndicatorValue>>) {
  const [one] = assess(of, [unit('u', values)]).units;
  if (one === undefined) throw new RangeError('left out');
  return one;
}

function apart(of: Scheme, values: Readonly<Record<string, IndicatorValue>>): TakenApart {
  const { items, total } = scored(of, values);
  return partsOfTotal(items, total, of.rounding.total);
}

function told({ parts, rest }: TakenApart): readonly string[] {
  return [
    ...parts.map(({ indicator: id, points }) => `${id} ${decimalText(points, 2)}`),
    `rest ${decimalText(rest, 2)}`,
  ];
}

const three = scheme([
  indicator('a', linear(60)),
  indicator('b', linear(40), { weight: exact('0.5') }),
  indicator('x', { type: 'bonus', per: exact(1), cap: exact(3) }),
]);

describe('a total taken apart', () => {
  it('has each indicator by its weight', () => {
    expect(told(apart(three, { a: rate(1, 2), b: rate(1, 2), x: count(2) }))).toEqual([
      'a 30.00',
      'b 10.00',
      'x 2.00',
      'rest 0.00',
    ]);
  });

  it('gives what was redistributed to those that it went to, never to a bonus', () => {
    expect(told(apart(three, { a: rate(1, 2), x: count(2) }))).toEqual([
      'a 40.00',
      'b 0.00',
      'x 2.00',
      'rest 0.00',
    ]);
  });

  it('tells by itself what a veto took', () => {
    const held = scheme([
      indicator('a', linear(100)),
      indicator('v', { type: 'veto', score: exact(59) }),
    ]);
    expect(told(apart(held, { a: rate(1, 1), v: count(1) }))).toEqual([
      'a 100.00',
      'v 0.00',
      'rest -41.00',
    ]);
  });
});

describe('what moved a total', () => {
  it('names indicators that are new or gone', () => {
    const before = apart(scheme([indicator('a', linear(10)), indicator('old', linear(10))]), {
      a: rate(1, 2),
      old: rate(1, 1),
    });
    const after = apart(scheme([indicator('a', linear(10)), indicator('new', linear(10))]), {
      a: rate(1, 1),
      new: rate(1, 4),
    });
    expect(
      movedParts(before, after).map(
        ({ indicator: id, change }) => `${id ?? 'rest'} ${decimalText(change, 2)}`,
      ),
    ).toEqual(['a 5.00', 'new 2.50', 'old -10.00', 'rest 0.00']);
  });

  it('adds up to the change of the total, whatever the values are', () => {
    const value = fc.tuple(fc.nat(9), fc.nat(9)).map(([good, bad]) => rate(good, good + bad));
    const values = fc.record({ a: value, b: value, x: fc.nat(5).map(count) });
    const places = fc.nat(4);
    fc.assert(
      fc.property(values, values, places, places, (one, other, score, total) => {
        const of = { ...three, rounding: { rate: 2, score, total } };
        const [before] = assess(of, [unit('u', one)]).units;
        const [after] = assess(of, [unit('u', other)]).units;
        fc.pre(before !== undefined && after !== undefined);
        const parts = movedParts(
          partsOfTotal(before.items, before.total, total),
          partsOfTotal(after.items, after.total, total),
        );
        const sum = parts.reduce<Exact>((all, { change }) => add(all, change), ZERO);
        expect(decimalText(sum, 6)).toBe(decimalText(subtract(after.total, before.total), 6));
      }),
    );
  });
});
