import { assess } from './assess.ts';
import { decimalText } from './decimal.ts';
import type { Indicator, IndicatorValue, Scheme } from './scheme.ts';
import type { Item } from './score-item.ts';
import { count, exact, given, indicator, linear, rate, scheme, unit } from './testing/assessed.ts';

type Values = Readonly<Record<string, IndicatorValue>>;

function totalOf(of: Scheme, values: Values): string | undefined {
  const [scored] = assess(of, [unit('u', values)]).units;
  return scored && decimalText(scored.total, of.rounding.total);
}

function composite(id: string, children: readonly Indicator[], more: Partial<Indicator> = {}) {
  return indicator(id, { type: 'composite', children }, more);
}

const HALF = rate(1, 2);
const ALL = rate(1, 1);

describe('a tree of indicators', () => {
  const weight = (text: string) => ({ weight: exact(text) });
  const inner = composite(
    'inner',
    [indicator('a', linear(100), weight('0.25')), indicator('b', linear(100), weight('0.75'))],
    weight('0.4'),
  );
  const of = scheme([composite('outer', [inner, indicator('c', linear(100), weight('0.6'))])]);
  const rows: readonly [name: string, values: Values, total: string | undefined][] = [
    ['is weighed level by level', { a: HALF, b: ALL, c: HALF }, '65.00'],
    ['shares a missing leaf among its siblings alone', { b: HALF, c: ALL }, '80.00'],
    ['shares a missing branch one level up', { c: HALF }, '50.00'],
    ['without any leaf has no total', {}, undefined],
    ['has a leaf of nothing due as a missing one', { a: rate(0, 0), b: HALF, c: ALL }, '80.00'],
  ];
  for (const [name, values, total] of rows) {
    it(name, () => {
      expect(totalOf(of, values)).toBe(total);
    });
  }

  it('rounds each branch before the branch above is calculated from it', () => {
    const third = composite('third', [indicator('a', linear(10), weight('0.333'))]);
    const coarse = { rate: 2, score: 1, total: 2 };
    // 0.333 × 6.7 = 2.2311 is 2.2 in the branch, and 3 × 2.2 is 6.6, not 6.69.
    expect(
      totalOf(scheme([{ ...third, weight: exact(3) }], { rounding: coarse }), { a: rate(2, 3) }),
    ).toBe('6.60');
  });

  it('tells what a branch adds up to, then what comes of sharing out, then what lies beside', () => {
    const bonus = indicator('x', { type: 'bonus', per: exact(1), cap: exact(2) });
    const a = indicator('a', linear(100), weight('0.3'));
    const b = indicator('b', linear(100), weight('0.7'));
    const of = scheme([composite('k', [a, b, bonus])]);
    const [scored] = assess(of, [unit('u', { a: rate(2, 3), x: count(2) })]).units;
    expect(scored?.items[0]?.steps).toEqual([
      { name: 'composite', formula: '0.3 × 66.67', value: '20.001' },
      { name: 'redistribution', formula: '20.001 × 100 / 30', value: '66.67' },
      { name: 'bonus', formula: '66.67 + 2', value: '68.67' },
    ]);
  });

  it('is held down by a veto on any level, after its total was rounded', () => {
    const veto = indicator('v', { type: 'veto', score: exact('59.9') });
    const deep = scheme([
      composite('x', [composite('y', [indicator('a', linear(100)), veto])], {}),
    ]);
    expect(totalOf(deep, { a: ALL, v: count(1) })).toBe('59.90');
    expect(totalOf(deep, { a: ALL, v: count(0) })).toBe('100.00');
    expect(totalOf(deep, { a: ALL })).toBe('100.00');
    expect(totalOf(deep, { a: HALF, v: count(3) })).toBe('50.00');
  });

  it('adds a bonus of a branch after the rest of the branch was shared out', () => {
    const bonus = indicator('x', { type: 'bonus', per: exact('0.5'), cap: exact(2) });
    const branch = scheme([
      composite('k', [indicator('a', linear(50)), indicator('b', linear(50)), bonus]),
    ]);
    expect(totalOf(branch, { a: HALF, x: count(3) })).toBe('51.50');
    expect(totalOf(branch, { a: HALF, b: ALL, x: count(9) })).toBe('77.00');
    expect(totalOf(branch, { x: count(9) })).toBeUndefined();
  });

  const bonus = (id: string) => indicator(id, { type: 'bonus', per: exact(2), cap: exact(5) });
  const taken = (floor: number) =>
    indicator('d', {
      type: 'deductPerEvent',
      full: exact(0),
      per: exact(3),
      floor: exact(floor),
    });
  const besides: readonly [name: string, of: Scheme, values: Values, total: string | undefined][] =
    [
      [
        'adds a branch of bonuses alone on top of the marks',
        scheme([indicator('a', linear(100)), composite('k', [bonus('x'), bonus('y')])]),
        { a: HALF, x: count(1), y: count(9) },
        '57.00',
      ],
      [
        'is only bonuses where the scheme has nothing else',
        scheme([bonus('x'), bonus('y')]),
        { x: count(1) },
        '2.00',
      ],
      ['is nothing where not even a bonus is told', scheme([bonus('x')]), {}, undefined],
      [
        'takes off what bears no marks of its own, down to its floor',
        scheme([indicator('a', linear(100)), taken(-10)]),
        { a: HALF, d: count(9) },
        '40.00',
      ],
      [
        'takes it off after the marks were shared out, unmultiplied',
        scheme([indicator('a', linear(50)), indicator('b', linear(50)), taken(-10)]),
        { a: HALF, d: count(2) },
        '44.00',
      ],
      [
        'may fall below 0',
        scheme([indicator('a', linear(100)), taken(-10)]),
        { a: rate(0, 3), d: count(2) },
        '-6.00',
      ],
      [
        'has no total of deductions alone where marks are to be had',
        scheme([indicator('a', linear(100)), taken(-10)]),
        { d: count(2) },
        undefined,
      ],
    ];
  for (const [name, of, values, total] of besides) {
    it(name, () => {
      expect(totalOf(of, values)).toBe(total);
    });
  }

  it('tells what was taken off and what was added, in this order', () => {
    const of = scheme([bonus('x'), indicator('a', linear(100)), taken(-10)]);
    const [scored] = assess(of, [unit('u', { a: HALF, d: count(1), x: count(1) })]).units;
    expect(scored?.steps).toEqual([
      { name: 'deduction', formula: '50 − 3', value: '47' },
      { name: 'bonus', formula: '47 + 2', value: '49' },
    ]);
  });

  const policies: readonly [naPolicy: Indicator['naPolicy'], total: string | undefined][] = [
    ['redistribute', '50.00'],
    ['full', '65.00'],
    ['zero', '35.00'],
    ['excludeUnit', undefined],
  ];
  for (const [naPolicy, total] of policies) {
    it(`with an empty branch under ${naPolicy} has ${total ?? 'no total'}`, () => {
      const tree = scheme([
        composite('k', [indicator('a', linear(10)), indicator('b', linear(20))], { naPolicy }),
        indicator('c', linear(70)),
      ]);
      expect(totalOf(tree, { c: HALF })).toBe(total);
    });
  }

  it('leaves a unit out for a small sample deep in the tree', () => {
    const few = { minSample: exact(30), naPolicy: 'excludeUnit' } as const;
    const tree = scheme([composite('k', [composite('l', [indicator('a', linear(10), few)])])]);
    const { leftOut } = assess(tree, [unit('u', { a: rate(29, 29) })]);
    expect(leftOut.map((one) => one.leftOut)).toEqual([
      { indicator: 'a', reason: 'belowMinSample' },
    ]);
    expect(totalOf(tree, { a: rate(30, 30) })).toBe('10.00');
  });

  it('every item above a leaf tells the items below it', () => {
    const of = scheme([composite('k', [indicator('a', linear(10))])]);
    const [scored] = assess(of, [unit('u', { a: HALF })]).units;
    const ids = (items: readonly Item[]): readonly string[] =>
      items.flatMap((item) => [item.indicator.id, ...ids(item.children)]);
    expect(ids(scored?.items ?? [])).toEqual(['k', 'a']);
  });
});

describe('places of rounding', () => {
  const rows: readonly [places: number, total: string][] = [
    [0, '33'],
    [1, '33.3'],
    [2, '33.33'],
    [3, '33.333'],
    [4, '33.3333'],
  ];
  for (const [places, total] of rows) {
    it(`${places}: a third of 100 is ${total}`, () => {
      const rounding = { rate: places, score: places, total: places };
      expect(totalOf(scheme([indicator('a', linear(100))], { rounding }), { a: rate(1, 3) })).toBe(
        total,
      );
    });
  }

  it('of the rate act before the score: 1 of 8 at no place is 13 %', () => {
    const rounding = { rate: 0, score: 2, total: 2 };
    expect(totalOf(scheme([indicator('a', linear(10))], { rounding }), { a: rate(1, 8) })).toBe(
      '1.30',
    );
  });

  it('of the total come last: two halves of a cent make one', () => {
    const rounding = { rate: 2, score: 3, total: 2 };
    const two = [
      indicator('a', { type: 'manual', full: exact(9) }),
      indicator('b', { type: 'manual', full: exact(9) }),
    ];
    expect(totalOf(scheme(two, { rounding }), { a: given('1.005'), b: given('1.005') })).toBe(
      '2.01',
    );
  });
});
