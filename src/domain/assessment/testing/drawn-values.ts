import fc from 'fast-check';
import { add } from '../decimal.ts';
import { leavesOf } from '../one-case.ts';
import type { IndicatorValue, Scheme, ScoringRule } from '../scheme.ts';
import { count, exact, given, rate } from './assessed.ts';

/** What a unit has for each leaf of a scheme. */
export type Values = Readonly<Record<string, IndicatorValue>>;

/**
 * Values for every leaf, of as many cases that none is not applicable for too few of them: what may
 * change where that ends is another matter.
 */
export function drawnValues({ indicators }: Scheme, fewest: number): fc.Arbitrary<Values> {
  return fc.record(
    Object.fromEntries(leavesOf(indicators).map(({ id, rule }) => [id, drawnFor(rule, fewest)])),
  );
}

function drawnFor({ type }: ScoringRule, fewest: number): fc.Arbitrary<IndicatorValue> {
  if (type === 'manual') return fc.nat(100).map((tenths) => given((tenths / 10).toFixed(1)));
  if (type === 'bonus' || type === 'veto' || type === 'deductPerEvent') return fc.nat(9).map(count);
  return fc
    .tuple(fc.nat(60), fc.integer({ min: fewest, max: fewest + 60 }))
    .map(([good, bad]) => rate(good, good + bad));
}

/** Which way a value is better under a rule: more, or less. */
export function betterWay(rule: ScoringRule): 1 | -1 {
  if (rule.type === 'thresholdSlopeFloor') return rule.direction === 'higher' ? 1 : -1;
  return rule.type === 'deductPerEvent' || rule.type === 'veto' ? -1 : 1;
}

/** The value with one case, event or point more or less; undefined where there is none to take away. */
export function withOne(value: IndicatorValue, by: 1 | -1): IndicatorValue | undefined {
  const [field, amount] =
    value.kind === 'rate'
      ? (['numerator', value.numerator] as const)
      : value.kind === 'count'
        ? (['count', value.count] as const)
        : (['score', value.score] as const);
  if (by === -1 && amount.top <= 0n) return undefined;
  return { ...value, [field]: add(amount, exact(by)) };
}

/** A rate with one case more that was not good, or bad where less is better. */
export function withOneWorse(value: IndicatorValue, way: 1 | -1): IndicatorValue | undefined {
  if (value.kind !== 'rate') return withOne(value, way === 1 ? -1 : 1);
  const { numerator, denominator } = value;
  const more = add(denominator, exact(1));
  return way === 1
    ? { ...value, denominator: more }
    : { ...value, numerator: add(numerator, exact(1)), denominator: more };
}

/** What two units that become one have: both counts add up, and what persons gave stays the first one's. */
export function merged(one: Values, other: Values): Values {
  return Object.fromEntries(
    Object.entries(one).map(([id, value]) => [id, sumOf(value, other[id] ?? value)]),
  );
}

function sumOf(one: IndicatorValue, other: IndicatorValue): IndicatorValue {
  if (one.kind === 'rate' && other.kind === 'rate') {
    return {
      kind: 'rate',
      numerator: add(one.numerator, other.numerator),
      denominator: add(one.denominator, other.denominator),
    };
  }
  if (one.kind === 'count' && other.kind === 'count') {
    return { kind: 'count', count: add(one.count, other.count) };
  }
  return one;
}
