import type { Exact } from '../decimal.ts';
import type { Indicator, IndicatorValue, Scheme } from '../scheme.ts';

/**
 * The total of a unit a second time: digit strings by long division and a walk that returns pairs,
 * with nothing in common with the scorer but the scheme. For specs.
 */
export function slowTotal(of: Scheme, values: Readonly<Record<string, IndicatorValue>>): string {
  if (of.indicators.some((one) => excludes(one, of, values))) return 'left out';
  const sum = gather(of.indicators, of, values);
  if (sum === undefined) return 'left out';
  let total = half(sum, of.rounding.total);
  for (const low of vetoes(of.indicators, values)) {
    if (total[0] * low[1] > low[0] * total[1]) total = half(low, of.rounding.total);
  }
  return printed(total, of.rounding.total);
}

type Pair = readonly [bigint, bigint];
type Values = Readonly<Record<string, IndicatorValue>>;

const NIL: Pair = [0n, 1n];

/** Undefined where nothing is applicable of what bears marks, or of anything where nothing does. */
function gather(list: readonly Indicator[], of: Scheme, values: Values): Pair | undefined {
  let [got, open, all, extra, scored] = [NIL, NIL, NIL, NIL, 0];
  for (const one of list) {
    const weight = pair(one.weight);
    const points = pointsOf(one, of, values);
    const most = times(weight, fullOf(one));
    all = plus(all, most);
    if (points === undefined) continue;
    scored += 1;
    open = plus(open, most);
    if (most[0] === 0n) extra = plus(extra, times(weight, points));
    else got = plus(got, times(weight, points));
  }
  if (all[0] === 0n) return scored === 0 ? undefined : extra;
  return open[0] === 0n ? undefined : plus(over(times(got, all), open), extra);
}

function pointsOf(one: Indicator, of: Scheme, values: Values): Pair | undefined {
  if (one.rule.type === 'veto') return undefined;
  const points = applicable(one, of, values);
  if (points !== undefined) return half(points, of.rounding.score);
  if (one.naPolicy === 'full') return half(fullOf(one), of.rounding.score);
  return one.naPolicy === 'zero' ? NIL : undefined;
}

function applicable(one: Indicator, of: Scheme, values: Values): Pair | undefined {
  const { rule } = one;
  if (rule.type === 'composite') return gather(rule.children, of, values);
  const value = values[one.id];
  if (value === undefined) return undefined;
  const amount = value.kind === 'rate' ? rateOf(one, value, of) : pair(amountOf(value));
  if (amount === undefined) return undefined;
  switch (rule.type) {
    case 'linear':
      return smaller(over(times(pair(rule.full), amount), [100n, 1n]), pair(rule.full));
    case 'thresholdSlopeFloor': {
      const lack =
        rule.direction === 'higher'
          ? minus(pair(rule.target), amount)
          : minus(amount, pair(rule.target));
      const left = minus(pair(rule.full), times(pair(rule.slope), larger(NIL, lack)));
      return larger(pair(rule.floor), left);
    }
    case 'steps': {
      let best = NIL;
      for (const { from, score } of rule.steps) {
        if (minus(amount, pair(from))[0] >= 0n) best = pair(score);
      }
      return best;
    }
    case 'deductPerEvent':
      return larger(pair(rule.floor), minus(pair(rule.full), times(pair(rule.per), amount)));
    case 'bonus':
      return smaller(pair(rule.cap), times(pair(rule.per), amount));
    case 'manual':
    case 'veto':
      return amount;
  }
}

function amountOf(value: Exclude<IndicatorValue, { kind: 'rate' }>): Exact {
  return value.kind === 'count' ? value.count : value.score;
}

function rateOf(
  one: Indicator,
  value: Extract<IndicatorValue, { kind: 'rate' }>,
  of: Scheme,
): Pair | undefined {
  const cases = pair(value.denominator);
  if (cases[0] === 0n) return undefined;
  if (one.minSample !== null && minus(cases, pair(one.minSample))[0] < 0n) return undefined;
  return half(over(times(pair(value.numerator), [100n, 1n]), cases), of.rounding.rate);
}

function fullOf({ rule }: Indicator): Pair {
  if (rule.type === 'composite') {
    return rule.children.reduce<Pair>(
      (sum, child) => plus(sum, times(pair(child.weight), fullOf(child))),
      NIL,
    );
  }
  if (rule.type === 'steps') {
    return rule.steps.reduce<Pair>((most, { score }) => larger(most, pair(score)), NIL);
  }
  return rule.type === 'bonus' || rule.type === 'veto' ? NIL : pair(rule.full);
}

function excludes(one: Indicator, of: Scheme, values: Values): boolean {
  if (one.rule.type === 'composite') {
    if (one.rule.children.some((child) => excludes(child, of, values))) return true;
  }
  if (one.naPolicy !== 'excludeUnit') return false;
  if (one.rule.type === 'veto') return values[one.id] === undefined;
  return applicable(one, of, values) === undefined;
}

function vetoes(list: readonly Indicator[], values: Values): readonly Pair[] {
  return list.flatMap((one): readonly Pair[] => {
    if (one.rule.type === 'composite') return vetoes(one.rule.children, values);
    const value = values[one.id];
    if (one.rule.type !== 'veto' || value?.kind !== 'count') return [];
    return value.count.top > 0n ? [pair(one.rule.score)] : [];
  });
}

function pair({ top, bottom }: Exact): Pair {
  return [top, bottom];
}

function plus([a, b]: Pair, [c, d]: Pair): Pair {
  return [a * d + c * b, b * d];
}

function minus(one: Pair, [c, d]: Pair): Pair {
  return plus(one, [-c, d]);
}

function times([a, b]: Pair, [c, d]: Pair): Pair {
  return [a * c, b * d];
}

function over([a, b]: Pair, [c, d]: Pair): Pair {
  return [a * d, b * c];
}

function larger(one: Pair, other: Pair): Pair {
  return minus(one, other)[0] >= 0n ? one : other;
}

function smaller(one: Pair, other: Pair): Pair {
  return minus(one, other)[0] <= 0n ? one : other;
}

/** Half up by the remainder of a long division, of what is below zero by its size. */
function half([a, b]: Pair, places: number): Pair {
  if (a < 0n) return times(half([-a, b], places), [-1n, 1n]);
  const scale = 10n ** BigInt(places);
  const rest = (a * scale) % b;
  return [(a * scale) / b + (rest * 2n >= b ? 1n : 0n), scale];
}

function printed([top]: Pair, places: number): string {
  if (top < 0n) return `-${printed([-top, 1n], places)}`;
  if (places === 0) return String(top);
  const digits = String(top).padStart(places + 1, '0');
  return `${digits.slice(0, digits.length - places)}.${digits.slice(-places)}`;
}
