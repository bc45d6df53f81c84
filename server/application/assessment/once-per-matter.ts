import type { SchemeReading } from '#contract/scheme-view.ts';
import { keepLargest } from '#domain/assessment/keep-largest.ts';
import type { Deduction } from '#domain/assessment/keep-largest.ts';
import { leavesOf } from '#domain/assessment/one-case.ts';
import type { Exact } from '#domain/assessment/decimal.ts';
import type { Indicator, Scheme } from '#domain/assessment/scheme.ts';
import type { SubjectKey } from '../store/store-rows.ts';

/** One failure behind a count of the catalogue. */
export interface Failure {
  /** Number of the case that it is about. */
  readonly matter: string;
  /** The indicator of the catalogue that counts it. */
  readonly indicator: string;
  /** The case, ticket or review that failed. */
  readonly kind: SubjectKey['kind'];
  readonly no: string;
}

/** What a leaf takes off for a failure. */
export interface FailureDeduction extends Deduction {
  readonly failure: Failure;
}

/**
 * How many failures of each leaf are not deducted, because their matter costs more elsewhere or was
 * counted already (`oncePerMatter` of a scheme). Leaves that a scheme does not name keep all.
 */
export function deductedElsewhere(
  scheme: Scheme,
  reads: Readonly<Record<string, SchemeReading>>,
  oncePerMatter: readonly string[],
  failures: readonly Failure[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { indicator } of deductionsBehind(scheme, reads, oncePerMatter, failures).dropped) {
    counts.set(indicator, (counts.get(indicator) ?? 0) + 1);
  }
  return counts;
}

/** The deductions of leaves that are made once a matter: those that are, and those that are not. */
export function deductionsBehind(
  scheme: Scheme,
  reads: Readonly<Record<string, SchemeReading>>,
  oncePerMatter: readonly string[],
  failures: readonly Failure[],
): { readonly kept: readonly FailureDeduction[]; readonly dropped: readonly FailureDeduction[] } {
  const leaves = leavesOf(scheme.indicators).filter(({ id }) => oncePerMatter.includes(id));
  const byIndicator = leavesByIndicator(leaves, reads);
  const deductions: FailureDeduction[] = [];
  for (const failure of failures) {
    const { matter } = failure;
    for (const { id, per } of byIndicator.get(failure.indicator) ?? []) {
      deductions.push({ matter, indicator: id, points: per, failure });
    }
  }
  return keepLargest(
    deductions,
    leaves.map(({ id }) => id),
  );
}

/** A leaf that takes so many marks off for each failure. */
interface DeductingLeaf {
  readonly id: string;
  readonly per: Exact;
}

/** By the indicators of the catalogue that they read; of many failures each is asked for its own at once. */
function leavesByIndicator(
  leaves: readonly Indicator[],
  reads: Readonly<Record<string, SchemeReading>>,
): ReadonlyMap<string, readonly DeductingLeaf[]> {
  const found = new Map<string, DeductingLeaf[]>();
  for (const { id, rule } of leaves) {
    const read = reads[id];
    if (read === undefined || !('indicator' in read) || rule.type !== 'deductPerEvent') continue;
    const leaf = { id, per: rule.per };
    found.set(read.indicator, [...(found.get(read.indicator) ?? []), leaf]);
  }
  return found;
}
