import fc from 'fast-check';
import { assess } from './assess.ts';
import { compare, decimalText, multiply } from './decimal.ts';
import type { Indicator, IndicatorValue, Scheme, Unit } from './scheme.ts';
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

type Values = Readonly<Record<string, IndicatorValue>>;

/** A scheme with a rule of every kind, two levels deep. */
const MIXED = scheme([
  indicator('k', {
    type: 'composite',
    children: [
      indicator('onTime', threshold(30, 95, 1, 5), { weight: exact('0.7') }),
      indicator('early', {
        type: 'steps',
        steps: [
          { from: exact(10), score: exact(2) },
          { from: exact(50), score: exact(6) },
        ],
      }),
    ],
  }),
  indicator('good', linear(20)),
  indicator('bad', {
    type: 'thresholdSlopeFloor',
    full: exact(10),
    target: exact(2),
    slope: exact('0.5'),
    floor: exact(0),
    direction: 'lower',
  }),
  indicator('red', { type: 'deductPerEvent', full: exact(20), per: exact('2.5'), floor: exact(0) }),
  indicator('praise', { type: 'bonus', per: exact('0.5'), cap: exact(3) }),
  indicator('grave', { type: 'veto', score: exact(59) }),
]);

const part = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 60 }));
const drawn = fc.record({ onTime: part, early: part, good: part, bad: part }).chain((rates) =>
  fc.record({ red: fc.nat(9), praise: fc.nat(9), grave: fc.nat(1) }).map((counts): Values => ({
    ...Object.fromEntries(
      Object.entries(rates).map(([id, [good, bad]]) => [id, rate(good, good + bad)]),
    ),
    ...Object.fromEntries(Object.entries(counts).map(([id, events]) => [id, count(events)])),
  })),
);

function totalOf(of: Scheme, values: Values) {
  const [scored] = assess(of, [unit('u', values)]).units;
  if (scored === undefined) throw new RangeError('left out');
  return scored.total;
}

function more(value: IndicatorValue | undefined, by: 1 | -1): IndicatorValue {
  if (value?.kind === 'count') {
    return { kind: 'count', count: exact(Number(value.count.top) + by) };
  }
  if (value?.kind !== 'rate') throw new RangeError('no value');
  return { ...value, numerator: exact(Number(value.numerator.top) + by) };
}

describe('a better case', () => {
  const better: readonly [id: string, by: 1 | -1][] = [
    ['onTime', 1],
    ['early', 1],
    ['good', 1],
    ['bad', -1],
    ['red', -1],
    ['praise', 1],
    ['grave', -1],
  ];
  for (const [id, by] of better) {
    it(`of ${id} never lowers a total, and its opposite never raises one`, () => {
      fc.assert(
        fc.property(drawn, (values) => {
          const was = values[id];
          const amount =
            was?.kind === 'rate' ? was.numerator : was?.kind === 'count' ? was.count : exact(0);
          fc.pre(by === 1 || amount.top > 0n);
          const before = totalOf(MIXED, values);
          const after = totalOf(MIXED, { ...values, [id]: more(was, by) });
          expect(compare(after, before)).toBeGreaterThanOrEqual(0);
        }),
      );
    });
  }

  // The rule says otherwise in these cases, and only in these: what was not applicable becomes so.
  const exceptions: readonly [name: string, of: Scheme, before: Values, after: Values][] = [
    [
      'lowers a total where nothing was due before and the marks were shared out',
      scheme([indicator('a', linear(50)), indicator('b', linear(50))]),
      { a: rate(0, 0), b: rate(9, 10) },
      { a: rate(1, 2), b: rate(9, 10) },
    ],
    [
      'lowers a total where it makes a bad sample large enough to count',
      scheme([indicator('a', linear(50), { minSample: exact(10) }), indicator('b', linear(50))]),
      { a: rate(1, 9), b: rate(9, 10) },
      { a: rate(2, 10), b: rate(9, 10) },
    ],
    [
      'lowers a total where nothing due gave full marks',
      scheme([indicator('a', linear(50), { naPolicy: 'full' }), indicator('b', linear(50))]),
      { a: rate(0, 0), b: rate(9, 10) },
      { a: rate(1, 2), b: rate(9, 10) },
    ],
  ];
  for (const [name, of, before, after] of exceptions) {
    it(name, () => {
      expect(compare(totalOf(of, after), totalOf(of, before))).toBeLessThan(0);
    });
  }
});

describe('of units', () => {
  it('any order gives each the same total and rank', () => {
    const list = fc.array(drawn, { minLength: 2, maxLength: 7 });
    fc.assert(
      fc.property(list, fc.array(fc.nat(6), { minLength: 7, maxLength: 7 }), (values, draws) => {
        const units = values.map((own, index): Unit => unit(`u${index}`, own));
        const told = (of: readonly Unit[]) =>
          assess(MIXED, of)
            .units.map((one) => `${one.unit.id} ${decimalText(one.total, 2)} ${one.rank}`)
            .sort();
        const keyed = units.map((one, index) => ({ one, key: draws[index] ?? 0 }));
        const shuffled = keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
        expect(told(shuffled)).toEqual(told(units));
      }),
    );
  });

  it('another one moves nobody but down, each by one at most', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 2, maxLength: 6 }), drawn, (values, late) => {
        const units = values.map((own, index) => unit(`u${index}`, own));
        const ranks = (of: readonly Unit[]) => assess(MIXED, of).units.map(({ rank }) => rank);
        const before = ranks(units);
        const after = ranks([...units, unit('late', late)]).slice(0, units.length);
        expect(
          after.every((rank, index) => [0, 1].includes(rank - (before[index] ?? 0))),
        ).toBeTrue();
      }),
    );
  });

  it('a change of one leaves the totals of the others as they are', () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 2, maxLength: 6 }), drawn, (values, other) => {
        const totals = (list: readonly Values[]) =>
          assess(
            MIXED,
            list.map((own, index) => unit(`u${index}`, own)),
          ).units.map(({ total }) => decimalText(total, 2));
        expect(totals([other, ...values.slice(1)]).slice(1)).toEqual(totals(values).slice(1));
      }),
    );
  });
});

describe('all weights alike', () => {
  it('larger move nobody, where totals are not rounded and no veto holds one down', () => {
    const plain = scheme(
      MIXED.indicators.filter(({ rule }) => rule.type !== 'veto'),
      { rounding: { rate: 2, score: 2, total: 6 } },
    );
    const list = fc.array(drawn, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(list, fc.integer({ min: 2, max: 9 }), (values, by) => {
        const units = values.map((own, index) => unit(`u${index}`, own));
        const scaled = (one: Indicator): Indicator => ({
          ...one,
          weight: multiply(one.weight, exact(by)),
        });
        const ranks = (of: Scheme) => assess(of, units).units.map(({ rank }) => rank);
        const larger = { ...plain, indicators: plain.indicators.map(scaled) };
        expect(ranks(larger)).toEqual(ranks(plain));
      }),
    );
  });
});
