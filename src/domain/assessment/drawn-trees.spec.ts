import fc from 'fast-check';
import { assess } from './assess.ts';
import { decimalText } from './decimal.ts';
import type { Indicator, IndicatorValue, Scheme } from './scheme.ts';
import type { Item } from './score-item.ts';
import type { ScoreStep } from './score-value.ts';
import { slowTotal } from './testing/slow-total.ts';
import { count, exact, given, rate, scheme, unit } from './testing/assessed.ts';

describe('whatever the tree and the values are', () => {
  const leafRule = fc.oneof(
    fc.record({ type: fc.constant('linear' as const), full: tenths(1, 1000) }),
    fc
      .record({ full: tenths(50, 300), target: tenths(500, 1000), slope: tenths(0, 30) })
      .chain((one) =>
        fc.constantFrom('higher' as const, 'lower' as const).map((direction) => ({
          type: 'thresholdSlopeFloor' as const,
          ...one,
          floor: exact(2),
          direction,
        })),
      ),
    fc.record({
      type: fc.constant('steps' as const),
      steps: fc.constant([
        { from: exact(60), score: exact('1.5') },
        { from: exact('99.5'), score: exact(4) },
      ]),
    }),
    fc.record({
      type: fc.constant('deductPerEvent' as const),
      full: fc.oneof(tenths(50, 300), fc.constant(exact(0))),
      per: tenths(1, 40),
      floor: fc.constantFrom(exact(-4), exact(0)),
    }),
    fc.record({ type: fc.constant('bonus' as const), per: tenths(1, 20), cap: tenths(1, 60) }),
    fc.record({ type: fc.constant('veto' as const), score: tenths(0, 400) }),
    fc.record({ type: fc.constant('manual' as const), full: fc.constant(exact(10)) }),
  );
  const some = {
    weight: tenths(1, 30),
    minSample: fc.option(fc.nat(20).map((cases) => exact(cases))),
    naPolicy: fc.constantFrom(...(['redistribute', 'full', 'zero', 'excludeUnit'] as const)),
  };
  const { tree } = fc.letrec<{ tree: Omit<Indicator, 'id' | 'name'> }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.record({ rule: leafRule, ...some }),
      fc.record({
        rule: fc.record({
          type: fc.constant('composite' as const),
          children: fc.array(
            tie('tree').map((one) => ({ ...one, id: '', name: '' })),
            {
              minLength: 1,
              maxLength: 4,
            },
          ),
        }),
        ...some,
      }),
    ),
  }));

  const places = fc.nat(4);
  /** Trees, how they are rounded, and what most of their leaves are worth. */
  const drawnScheme = [
    fc.array(tree, { minLength: 1, maxLength: 4 }),
    fc.record({ rate: places, score: places, total: places }),
    fc.array(fc.tuple(fc.nat(5), fc.nat(40), fc.nat(40)), { minLength: 16, maxLength: 16 }),
  ] as const;

  it('the total is that of a second, plain calculation', () => {
    fc.assert(
      fc.property(...drawnScheme, (trees, rounding, drawn) => {
        const values: Record<string, IndicatorValue> = {};
        const indicators = numbered(trees, drawn, values);
        const of = scheme(indicators, { rounding });
        const [left] = assess(of, [unit('u', values)]).leftOut;
        expect(left === undefined ? totalOf(of, values) : 'left out').toBe(slowTotal(of, values));
      }),
      { numRuns: 400 },
    );
  });

  it('the numbers of each step of a sum give its value', () => {
    let seen = 0;
    fc.assert(
      fc.property(...drawnScheme, (trees, rounding, drawn) => {
        const values: Record<string, IndicatorValue> = {};
        const of = scheme(numbered(trees, drawn, values), { rounding });
        const [scored] = assess(of, [unit('u', values)]).units;
        for (const { name, formula, value } of stepsOf(scored?.items ?? [], scored?.steps ?? [])) {
          if (!SUMS.has(name)) continue;
          const decimals = value.split('.')[1]?.length ?? 0;
          const rounded = 0.5 * 10 ** -decimals + 1e-8;
          expect(Math.abs(worthOf(formula) - Number(value)))
            .withContext(`${name}: ${formula} = ${value}`)
            .toBeLessThanOrEqual(rounded);
          seen += 1;
        }
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});

const SUMS: ReadonlySet<string> = new Set(['composite', 'redistribution', 'deduction', 'bonus']);

function stepsOf(items: readonly Item[], own: readonly ScoreStep[]): readonly ScoreStep[] {
  return [...own, ...items.flatMap(({ steps, children }) => stepsOf(children, steps))];
}

/** What somebody works out who reads a formula of sums. */
function worthOf(formula: string): number {
  const sum = formula.split(' + ').map((part) => {
    const [whole = '', ...less] = part.split(' − ');
    return less.reduce((left, one) => left - Number(one), productOf(whole));
  });
  return sum.reduce((one, other) => one + other, 0);
}

function productOf(text: string): number {
  const [top = '', bottom = '1'] = text.split(' / ');
  return top.split(' × ').reduce((product, one) => product * Number(one), 1) / Number(bottom);
}

function tenths(from: number, to: number) {
  return fc.integer({ min: from, max: to }).map((value) => exact((value / 10).toFixed(1)));
}

/** Gives each indicator its number as its id, and most of the leaves a value. */
function numbered(
  trees: readonly Omit<Indicator, 'id' | 'name'>[],
  drawn: readonly (readonly [number, number, number])[],
  values: Record<string, IndicatorValue>,
): readonly Indicator[] {
  let next = 0;
  const visit = (one: Omit<Indicator, 'id' | 'name'>): Indicator => {
    const id = `i${next}`;
    next += 1;
    const { rule } = one;
    if (rule.type === 'composite') {
      return { ...one, id, name: id, rule: { ...rule, children: rule.children.map(visit) } };
    }
    const [absent, good, bad] = drawn[next % drawn.length] ?? [1, 1, 1];
    if (absent > 0) values[id] = valueFor(rule.type, good, bad);
    return { ...one, id, name: id, rule };
  };
  return trees.map(visit);
}

function valueFor(type: string, good: number, bad: number): IndicatorValue {
  if (type === 'manual') return given(good / 4);
  if (type === 'deductPerEvent' || type === 'bonus' || type === 'veto') return count(good % 7);
  return rate(good, good + bad);
}

function totalOf(of: Scheme, values: Readonly<Record<string, IndicatorValue>>): string | undefined {
  const [scored] = assess(of, [unit('u', values)]).units;
  return scored && decimalText(scored.total, of.rounding.total);
}
