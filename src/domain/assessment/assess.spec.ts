import fc from 'fast-check';
import { assess } from './assess.ts';
import { compare, decimalText, multiply } from './decimal.ts';
import type { Indicator, IndicatorValue, Scheme, Unit } from './scheme.ts';
import {
  count,
  exact,
  given,
  indicator,
  linear,
  rate,
  scheme,
  threshold,
  unit,
} from './testing/assessed.ts';

function totals(of: Scheme, ...units: readonly Unit[]): readonly string[] {
  return assess(of, units).units.map(({ total }) => decimalText(total, of.rounding.total));
}

describe('the published monthly scores of a municipal hotline', () => {
  // Each of the three lost one point on an item that is not published.
  const hotline = scheme([
    indicator('signed', threshold(10, 95, 1, 0)),
    indicator('closed', threshold(20, 95, 1, 0)),
    indicator('satisfied', threshold(25, 95, 0.5, 12.5)),
    indicator('rest', { type: 'manual', full: exact(45) }),
  ]);
  const all = rate(1, 1);
  const rows: readonly [name: string, values: Record<string, IndicatorValue>, total: string][] = [
    [
      '5 due, 1 late',
      { signed: all, closed: rate(4, 5), satisfied: all, rest: given(44) },
      '84.00',
    ],
    [
      '7 dispatched, 1 signed late',
      { signed: rate(6, 7), closed: all, satisfied: all, rest: given(44) },
      '89.71',
    ],
    [
      '7 dispatched, 1 late; 6 due, 1 late',
      { signed: rate(6, 7), closed: rate(5, 6), satisfied: all, rest: given(44) },
      '78.04',
    ],
  ];
  for (const [name, values, total] of rows) {
    it(`${name}: ${total}`, () => {
      expect(totals(hotline, unit('u', values))).toEqual([total]);
    });
  }
});

describe('a unit', () => {
  const two = [indicator('a', linear(60)), indicator('b', linear(40))];

  it('has the sum of its rounded items', () => {
    expect(totals(scheme(two), unit('u', { a: rate(1, 3), b: rate(1, 3) }))).toEqual(['33.33']);
  });

  it('has its items by weight', () => {
    const weighted = [
      indicator('a', linear(100), { weight: exact('0.3') }),
      indicator('b', linear(100), { weight: exact('0.7') }),
    ];
    expect(totals(scheme(weighted), unit('u', { a: rate(1, 2), b: rate(1, 1) }))).toEqual([
      '85.00',
    ]);
  });

  const policies: readonly [policy: Indicator['naPolicy'], total: string | undefined][] = [
    ['redistribute', '50.00'],
    ['full', '70.00'],
    ['zero', '30.00'],
    ['excludeUnit', undefined],
  ];
  for (const [naPolicy, total] of policies) {
    const told = total ?? 'no total';
    it(`with half of one item and nothing due in the other has, by ${naPolicy}, ${told}`, () => {
      const of = scheme([indicator('a', linear(60)), indicator('b', linear(40), { naPolicy })]);
      const { units, leftOut } = assess(of, [unit('u', { a: rate(1, 2), b: rate(0, 0) })]);
      expect(units.map((one) => decimalText(one.total, 2))).toEqual(
        total === undefined ? [] : [total],
      );
      expect(leftOut.map((one) => one.leftOut)).toEqual(
        total === undefined ? [{ indicator: 'b', reason: 'zeroDenominator' }] : [],
      );
    });
  }

  it('without any demand is left out: neither last nor full', () => {
    const { units, leftOut } = assess(scheme(two), [unit('u', { a: rate(0, 0) })]);
    expect(units).toEqual([]);
    expect(leftOut[0]?.leftOut).toEqual({ indicator: null, reason: 'noChildApplicable' });
  });

  it('below the minimum sample has an indicator that is not applicable', () => {
    const of = scheme([
      indicator('a', linear(60), { minSample: exact(100) }),
      indicator('b', linear(40)),
    ]);
    const at = (cases: number) => unit(`u${cases}`, { a: rate(0, cases), b: rate(1, 1) });
    expect(totals(of, at(99), at(100))).toEqual(['100.00', '40.00']);
  });

  it('takes a count of no events as 0, and one that is absent as not applicable', () => {
    const of = scheme([
      indicator('a', linear(60)),
      indicator('d', { type: 'deductPerEvent', full: exact(40), per: exact(1), floor: exact(0) }),
    ]);
    const half = { a: rate(1, 2) };
    expect(totals(of, unit('u', { ...half, d: count(0) }), unit('v', half))).toEqual([
      '70.00',
      '50.00',
    ]);
  });

  it('gains a bonus on top, which is no part of what is shared out', () => {
    const of = scheme([...two, indicator('x', { type: 'bonus', per: exact(1), cap: exact(3) })]);
    const half = { a: rate(1, 2), x: count(9) };
    expect(totals(of, unit('u', half), unit('v', { ...half, x: count(0) }))).toEqual([
      '53.00',
      '50.00',
    ]);
  });

  it('is held down by a veto, after its total was rounded', () => {
    const of = (score: number) =>
      scheme([...two, indicator('v', { type: 'veto', score: exact(score) })]);
    const best = { a: rate(1, 1), b: rate(1, 1) };
    const u = (value: Record<string, IndicatorValue>) => unit('u', { ...best, ...value });
    expect(totals(of(0), u({ v: count(1) }))).toEqual(['0.00']);
    expect(totals(of(59), u({ v: count(2) }))).toEqual(['59.00']);
    expect(totals(of(59), u({ v: count(0) }))).toEqual(['100.00']);
    expect(totals(of(59), u({}))).toEqual(['100.00']);
    expect(totals(of(59), unit('u', { a: rate(1, 4), v: count(1) }))).toEqual(['25.00']);
  });

  it('has a composite by the weights of its children, with what is not applicable shared among them', () => {
    const children = [
      indicator('p', linear(100), { weight: exact('0.4') }),
      indicator('q', linear(100), { weight: exact('0.6') }),
    ];
    const of = scheme([
      indicator('c', { type: 'composite', children }),
      indicator('b', linear(100)),
    ]);
    const b = rate(1, 1);
    expect(totals(of, unit('u', { p: rate(1, 2), q: rate(1, 1), b }))).toEqual(['180.00']);
    expect(totals(of, unit('u', { p: rate(1, 2), b }))).toEqual(['150.00']);
    expect(totals(of, unit('u', { b }))).toEqual(['200.00']);
  });

  it('is excluded by a child as by any other indicator', () => {
    const children = [indicator('p', linear(100), { naPolicy: 'excludeUnit' as const })];
    const of = scheme([
      indicator('c', { type: 'composite', children }),
      indicator('b', linear(100)),
    ]);
    expect(assess(of, [unit('u', { b: rate(1, 1) })]).leftOut[0]?.leftOut.indicator).toBe('p');
  });
});

describe('ranks', () => {
  const of = (ties: Scheme['ties']) =>
    scheme([indicator('a', { type: 'manual', full: exact(200) })], { ties });
  const ranks = (ties: Scheme['ties'], scores: readonly (number | string)[]) =>
    assess(
      of(ties),
      scores.map((score, index) => unit(`u${index}`, { a: given(score) })),
    ).units.map(({ rank }) => rank);

  it('of equal totals are dense: 1, 1, 2, 3, 3, 4', () => {
    expect(ranks('dense', [95, 95, 93, 90, 90, 80])).toEqual([1, 1, 2, 3, 3, 4]);
  });

  it('of equal totals leave gaps where the scheme says so: 1, 1, 3', () => {
    expect(ranks('competition', [95, 95, 93, 90, 90, 80])).toEqual([1, 1, 3, 4, 4, 6]);
  });

  it('follow the printed totals of counties', () => {
    expect(ranks('dense', ['147.72', '146.71', '146.56', '146.04'])).toEqual([1, 2, 3, 4]);
  });

  it('are those of rounded totals: what is printed alike ranks alike', () => {
    expect(ranks('dense', ['90.004', '90.001'])).toEqual([1, 1]);
  });

  it('are counted within each group', () => {
    const u = (id: string, group: string, score: number) => ({
      ...unit(id, { a: given(score) }),
      group,
    });
    const { units } = assess(of('dense'), [u('a', 'x', 1), u('b', 'y', 5), u('c', 'x', 2)]);
    expect(units.map(({ rank }) => rank)).toEqual([2, 1, 1]);
  });
});

describe('whatever the values are', () => {
  const mixed = scheme([
    indicator('a', linear(30)),
    indicator('b', threshold(30, 95, 1, 5)),
    indicator('d', { type: 'deductPerEvent', full: exact(40), per: exact(0.5), floor: exact(0) }),
  ]);
  const some = fc
    .tuple(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(90))
    .map(([good, bad, kept, broken, events]) => ({
      a: rate(good, good + bad),
      b: rate(kept, kept + broken),
      d: count(events),
    }));

  it('permuting units permutes totals and ranks', () => {
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 8 }), fc.nat(7), (values, turn) => {
        const units = values.map((value, index) => unit(`u${index}`, value));
        const turned = [
          ...units.slice(turn % units.length),
          ...units.slice(0, turn % units.length),
        ];
        const of = (list: readonly Unit[]) =>
          assess(mixed, list)
            .units.map((one) => `${one.unit.id} ${decimalText(one.total, 2)} ${one.rank}`)
            .sort();
        expect(of(turned)).toEqual(of(units));
      }),
    );
  });

  it('one more good case never lowers a total', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), (good, bad) => {
        const at = (more: number) => {
          const value = { a: rate(good + more, good + bad + more), b: rate(1, 2), d: count(3) };
          return assess(mixed, [unit('u', value)]).units[0]?.total;
        };
        const [before, after] = [at(0), at(1)];
        // Nothing due before: then the first case takes its share of the marks back.
        if (good + bad === 0 || before === undefined || after === undefined) return;
        expect(compare(after, before)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('scaling all weights alike moves nobody', () => {
    fc.assert(
      fc.property(
        fc.array(some, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 2, max: 9 }),
        (values, by) => {
          const units = values.map((value, index) => unit(`u${index}`, value));
          // More places keep ties of rounding from being told apart by the larger scale.
          const fine = { ...mixed, rounding: { rate: 2, score: 2, total: 6 } };
          const scaled = {
            ...fine,
            indicators: fine.indicators.map((one) => ({
              ...one,
              weight: multiply(one.weight, exact(by)),
            })),
          };
          const ranksOf = (of: Scheme) => assess(of, units).units.map(({ rank }) => rank);
          expect(ranksOf(scaled)).toEqual(ranksOf(fine));
        },
      ),
    );
  });

  it('merging two regions gives the weighted mean of their rates', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.nat(400), fc.nat(400), (good, bad, kept, broken) => {
        fc.pre(good + bad > 0 && kept + broken > 0);
        const of = scheme([indicator('a', linear(100))]);
        const total = (numerator: number, denominator: number) =>
          Number(totals(of, unit('u', { a: rate(numerator, denominator) }))[0]);
        const merged = total(good + kept, good + bad + kept + broken);
        const one = total(good, good + bad) * (good + bad);
        const other = total(kept, kept + broken) * (kept + broken);
        expect(Math.abs(merged - (one + other) / (good + bad + kept + broken))).toBeLessThan(
          0.0101,
        );
      }),
    );
  });
});
