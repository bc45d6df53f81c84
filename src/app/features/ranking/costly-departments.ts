import { findIndicator } from '#domain/indicators/catalogue.ts';
import type { IndicatorRow } from '#contract/indicator-view.ts';
import type { RankingIndicator, RankingItem } from '#contract/ranking-view.ts';

/** A department of a region, and what it cost it in one indicator. */
export interface CostlyDepartment {
  readonly code: string;
  readonly name: string;
  /** Cases, cards or tickets that failed. */
  readonly failed: number;
  /** Its share of the marks that the region lost, by its share of the failed; 0 where none were lost. */
  readonly lost: number;
}

/** Rules in which every failure costs: of others, such as steps and bonuses, none has a share. */
const SHARED: ReadonlySet<string> = new Set(['linear', 'thresholdSlopeFloor', 'deductPerEvent']);

/**
 * Whether what a rule costs can be told by department: not where a region is measured by another limit than
 * each department.
 */
export function isShared({ rule, reads }: Pick<RankingIndicator, 'rule' | 'reads'>): boolean {
  if (reads === null || !('indicator' in reads)) return false;
  return SHARED.has(rule) && findIndicator(reads.indicator)?.byRegion === undefined;
}

/**
 * The departments that cost a region most marks in an indicator, the worst first.
 *
 * @param rows the indicator by department
 */
export function costlyDepartments(
  { rule, direction, full }: Pick<RankingIndicator, 'rule' | 'direction' | 'full'>,
  { score }: Pick<RankingItem, 'score'>,
  rows: readonly Pick<IndicatorRow, 'key' | 'name' | 'numerator' | 'denominator'>[],
  most: number,
): readonly CostlyDepartment[] {
  const countsFailures = rule === 'deductPerEvent' || direction === 'lower';
  const failing = rows
    .map(({ key, name, numerator, denominator }) => ({
      ...{ code: key, name },
      failed: countsFailures ? numerator : (denominator ?? numerator) - numerator,
    }))
    .filter(({ failed }) => failed > 0);
  const all = failing.reduce((sum, { failed }) => sum + failed, 0);
  const lost = score === null ? 0 : Math.max(0, Number(full) - Number(score));
  return failing
    .map((one) => ({ ...one, lost: (lost * one.failed) / all }))
    .sort((one, other) => other.failed - one.failed || (one.code < other.code ? -1 : 1))
    .slice(0, most);
}
