import fc from 'fast-check';
import { assess } from './assess.ts';
import { compare, decimalText, multiply } from './decimal.ts';
import { leavesOf } from './one-case.ts';
import type { Indicator, Scheme, Unit } from './scheme.ts';
import { exact, indicator, linear, rate, scheme, threshold, unit } from './testing/assessed.ts';
import { betterWay, drawnValues, withOne, withOneWorse } from './testing/drawn-values.ts';
import type { Values } from './testing/drawn-values.ts';

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
  indicator('opinion', { type: 'manual', full: exact(10) }),
  indicator('praise', { type: 'bonus', per: exact('0.5'), cap: exact(3) }),
  indicator('grave', { type: 'veto', score: exact(59) }),
]);

// One case at least: what was not applicable and becomes so may lower a total, as told below.
const drawn = drawnValues(MIXED, 1);

function totalOf(of: Scheme, values: Values) {
  const [scored] = assess(of, [unit('u', values)]).units;
  if (scored === undefined) throw new RangeError('left out');
  return scored.total;
}

describe('a better case', () => {
  for (const { id, rule } of leavesOf(MIXED.indicators)) {
    const way = betterWay(rule);

    it(`of ${id} never lowers a total, and a worse one never raises it`, () => {
      fc.assert(
        fc.property(drawn, (values) => {
          const was = values[id];
          if (was === undefined) throw new RangeError(id);
          const before = totalOf(MIXED, values);
          const [better, worse] = [withOne(was, way), withOneWorse(was, way)];
          if (better !== undefined) {
            const after = totalOf(MIXED, { ...values, [id]: better });
            expect(compare(after, before)).toBeGreaterThanOrEqual(0);
          }
          if (worse !== undefined) {
            const after = totalOf(MIXED, { ...values, [id]: worse });
            expect(compare(after, before)).toBeLessThanOrEqual(0);
          }
        }),
      );
    });
  }

  it('has been asked of every rule that there is', () => {
    const types = new Set(leavesOf(MIXED.indicators).map(({ rule }) => rule.type));
    expect([...types].sort()).toEqual([
      ...([
        'bonus',
        'deductPerEvent',
        'linear',
        'manual',
        'steps',
        'thresholdSlopeFloor',
        'veto',
      ] as const),
    ]);
  });

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
  it('any order gives each the same total and rank, also those that are equal', () => {
    const list = fc.array(fc.tuple(drawn, fc.nat()), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(list, fc.nat(), (values, twin) => {
        const [first = [{}, 0] as const] = values;
        const all = [...values, [first[0], twin] as const];
        const keyed = all.map(([own, key], index) => ({ one: unit(`u${index}`, own), key }));
        const told = (of: typeof keyed) =>
          assess(
            MIXED,
            of.map(({ one }) => one),
          )
            .units.map((one) => `${one.unit.id} ${decimalText(one.total, 2)} ${one.rank}`)
            .sort();
        const shuffled = [...keyed].sort((a, b) => a.key - b.key);
        expect(told(shuffled)).toEqual(told(keyed));
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
