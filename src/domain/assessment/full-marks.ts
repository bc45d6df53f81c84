import { add, most, multiply, ZERO } from './decimal.ts';
import type { Exact } from './decimal.ts';
import type { Indicator, ScoringRule } from './scheme.ts';

/**
 * The most that a rule can give; 0 for what lies beside the marks (bonus, veto). Redistribution is
 * in proportion to it.
 */
export function fullMarks(rule: ScoringRule): Exact {
  switch (rule.type) {
    case 'linear':
    case 'thresholdSlopeFloor':
    case 'deductPerEvent':
    case 'manual':
      return rule.full;
    case 'steps':
      return rule.steps.reduce((best, { score }) => most(best, score), ZERO);
    case 'composite':
      return fullOfAll(rule.children);
    case 'bonus':
    case 'veto':
      return ZERO;
  }
}

/** The most that indicators can give together: the sum of weight × full marks. */
export function fullOfAll(indicators: readonly Indicator[]): Exact {
  return indicators.reduce(
    (sum, { weight, rule }) => add(sum, multiply(weight, fullMarks(rule))),
    ZERO,
  );
}

/**
 * Whether an indicator has a share in the marks of its branch. What has none is added on top of them
 * as it is, and takes no part in what is shared out: a bonus, events that are only deducted (full
 * marks of 0), and a branch of nothing but these.
 */
export function bearsMarks(indicator: Indicator): boolean {
  return fullOfAll([indicator]).top !== 0n;
}
