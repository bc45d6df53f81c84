import {
  compare,
  decimalText,
  divide,
  least,
  most,
  multiply,
  plainText,
  roundHalfUp,
  subtract,
  whole,
  ZERO,
} from './decimal.ts';
import type { Exact } from './decimal.ts';
import type { IndicatorValue, Rounding, ScoringRule } from './scheme.ts';

const HUNDRED = whole(100);

/** One line of an explanation: what was calculated, how, and what came out. */
export interface ScoreStep {
  readonly name:
    'rate' | 'score' | 'composite' | 'redistribution' | 'policy' | 'deduction' | 'bonus' | 'veto';
  /** The calculation with its numbers, as one would write it down. */
  readonly formula: string;
  readonly value: string;
}

/** A scored value. */
export interface Scored {
  /** Rounded rate in percent; null where the rule reads none. */
  readonly rate: Exact | null;
  readonly score: Exact;
  readonly steps: readonly ScoreStep[];
}

/** A rule that reads one value; composites and vetoes are read elsewhere. */
export type ValueRule = Exclude<ScoringRule, { type: 'composite' } | { type: 'veto' }>;

/** Scores a value that is there and applicable: the rate is rounded, then scored, then the score is rounded. */
export function scoreValue(rule: ValueRule, value: IndicatorValue, rounding: Rounding): Scored {
  const steps: ScoreStep[] = [];
  const rate = value.kind === 'rate' ? rateOf(rule, value, rounding, steps) : null;
  const { score, formula } = raw(rule, rate ?? amountOf(value));
  const rounded = roundHalfUp(score, rounding.score);
  steps.push({ name: 'score', formula, value: decimalText(rounded, rounding.score) });
  return { rate, score: rounded, steps };
}

function amountOf(value: IndicatorValue): Exact {
  if (value.kind === 'count') return value.count;
  if (value.kind === 'score') return value.score;
  throw new RangeError('a rate has no amount');
}

function rateOf(
  rule: ValueRule,
  { numerator, denominator }: Extract<IndicatorValue, { kind: 'rate' }>,
  rounding: Rounding,
  steps: ScoreStep[],
): Exact {
  const exact = divide(multiply(numerator, HUNDRED), denominator);
  const isCapped = compare(exact, HUNDRED) > 0 && endsAtHundred(rule);
  const rate = roundHalfUp(isCapped ? HUNDRED : exact, rounding.rate);
  const quotient = `${plainText(numerator)} / ${plainText(denominator)} × 100`;
  steps.push({
    name: 'rate',
    formula: isCapped ? `min(100, ${quotient})` : quotient,
    value: decimalText(rate, rounding.rate),
  });
  return rate;
}

/** Whether more than all is still all: early completions may outnumber what was due. */
function endsAtHundred(rule: ValueRule): boolean {
  if (rule.type === 'thresholdSlopeFloor') return rule.direction === 'higher';
  if (rule.type === 'steps') return rule.steps.every(({ from }) => compare(from, HUNDRED) <= 0);
  return true;
}

function raw(rule: ValueRule, amount: Exact): { readonly score: Exact; readonly formula: string } {
  const text = plainText(amount);
  switch (rule.type) {
    case 'linear': {
      const score = divide(multiply(rule.full, amount), HUNDRED);
      const formula = `${plainText(rule.full)} × ${text} / 100`;
      return { score: within(score, ZERO, rule.full), formula };
    }
    case 'thresholdSlopeFloor': {
      const { full, target, slope, floor } = rule;
      const isHigher = rule.direction === 'higher';
      const short = isHigher ? subtract(target, amount) : subtract(amount, target);
      const score = subtract(full, multiply(slope, most(ZERO, short)));
      const gap = isHigher ? `${plainText(target)} − ${text}` : `${text} − ${plainText(target)}`;
      const formula = `max(${plainText(floor)}, ${plainText(full)} − ${plainText(slope)} × max(0, ${gap}))`;
      return { score: most(floor, score), formula };
    }
    case 'steps': {
      const reached = rule.steps.filter(({ from }) => compare(from, amount) <= 0).at(-1);
      if (reached === undefined) {
        return { score: ZERO, formula: `${text} < ${plainText(rule.steps[0]?.from ?? ZERO)}` };
      }
      return { score: reached.score, formula: `${text} ≥ ${plainText(reached.from)}` };
    }
    case 'deductPerEvent': {
      const score = subtract(rule.full, multiply(rule.per, amount));
      const formula = `max(${plainText(rule.floor)}, ${plainText(rule.full)} − ${plainText(rule.per)} × ${text})`;
      return { score: most(rule.floor, score), formula };
    }
    case 'bonus': {
      const formula = `min(${plainText(rule.cap)}, ${plainText(rule.per)} × ${text})`;
      return { score: least(rule.cap, multiply(rule.per, amount)), formula };
    }
    case 'manual':
      return { score: amount, formula: text };
  }
}

function within(value: Exact, low: Exact, high: Exact): Exact {
  return most(low, least(high, value));
}
