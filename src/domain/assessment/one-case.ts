import { add, compare, ONE, roundHalfUp, subtract, ZERO } from './decimal.ts';
import type { Exact } from './decimal.ts';
import type { Indicator, IndicatorValue, Scheme, Unit } from './scheme.ts';
import { scoreUnit } from './score-unit.ts';

/** What a single case of an indicator would have been worth. */
export interface OneCase {
  readonly indicator: string;
  /** The total if one case that failed had not. */
  readonly total: Exact;
  readonly gain: Exact;
}

/**
 * For each indicator what one failed case less would do to the total of a unit: the contribution of
 * each of its cases. Those without a failed case, or where one changes nothing, are not told.
 */
export function worthOfOneCase(scheme: Scheme, unit: Unit): readonly OneCase[] {
  const before = totalOf(scheme, unit);
  if (before === undefined) return [];
  return leavesOf(scheme.indicators).flatMap((leaf): readonly OneCase[] => {
    const value = unit.values.get(leaf.id);
    if (value === undefined) return [];
    const totals = betterValues(value).flatMap((better) => {
      const values = new Map(unit.values).set(leaf.id, better);
      return totalOf(scheme, { ...unit, values }) ?? [];
    });
    const best = totals.find((total) => compare(total, before) > 0);
    if (best === undefined) return [];
    const gain = roundHalfUp(subtract(best, before), scheme.rounding.total);
    return [{ indicator: leaf.id, total: best, gain }];
  });
}

/** All leaves of a tree, in its order. */
export function leavesOf(indicators: readonly Indicator[]): readonly Indicator[] {
  return indicators.flatMap((one) =>
    one.rule.type === 'composite' ? leavesOf(one.rule.children) : [one],
  );
}

/** The value with one case on the other side; which side is the better one, the rule says. */
function betterValues(value: IndicatorValue): readonly IndicatorValue[] {
  switch (value.kind) {
    case 'rate': {
      const { numerator, denominator } = value;
      const more = { ...value, numerator: add(numerator, ONE) };
      const less = { ...value, numerator: subtract(numerator, ONE) };
      return [
        ...(compare(more.numerator, denominator) <= 0 ? [more] : []),
        ...(compare(less.numerator, ZERO) >= 0 ? [less] : []),
      ];
    }
    case 'count':
      return compare(value.count, ONE) >= 0
        ? [{ kind: 'count', count: subtract(value.count, ONE) }]
        : [];
    case 'score':
      return [];
  }
}

function totalOf(scheme: Scheme, unit: Unit): Exact | undefined {
  const scored = scoreUnit(scheme, unit);
  return 'leftOut' in scored ? undefined : scored.total;
}
