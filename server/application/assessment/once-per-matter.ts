import type { SchemeReading } from '#contract/scheme-view.ts';
import { keepLargest } from '#domain/assessment/keep-largest.ts';
import type { Deduction } from '#domain/assessment/keep-largest.ts';
import { leavesOf } from '#domain/assessment/one-case.ts';
import type { Indicator, Scheme } from '#domain/assessment/scheme.ts';

/** One failure behind a count of the catalogue. */
export interface Failure {
  /** Number of the case that it is about. */
  readonly matter: string;
  /** The indicator of the catalogue that counts it. */
  readonly indicator: string;
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
  const leaves = leavesOf(scheme.indicators).filter(({ id }) => oncePerMatter.includes(id));
  const deductions = failures.flatMap(({ matter, indicator }) =>
    leaves
      .filter(({ id }) => readsFrom(reads[id], indicator))
      .flatMap((leaf) => deductionOf(leaf, matter)),
  );
  const order = leaves.map(({ id }) => id);
  const dropped = new Map<string, number>();
  for (const { indicator } of keepLargest(deductions, order).dropped) {
    dropped.set(indicator, (dropped.get(indicator) ?? 0) + 1);
  }
  return dropped;
}

function readsFrom(read: SchemeReading | undefined, indicator: string): boolean {
  return read !== undefined && 'indicator' in read && read.indicator === indicator;
}

function deductionOf({ id, rule }: Indicator, matter: string): readonly Deduction[] {
  return rule.type === 'deductPerEvent' ? [{ matter, indicator: id, points: rule.per }] : [];
}
