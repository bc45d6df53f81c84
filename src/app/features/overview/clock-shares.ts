import type { ClockBucket } from '#domain/limits/clock-kind.ts';
import type { ClockSummaryRow } from '#contract/clock-view.ts';

/** States in the order of their weight: what is over first, what is well last. */
export const BUCKETS: readonly ClockBucket[] = [
  'overdue',
  'late',
  'unknown',
  'suspended',
  'running',
  'onTime',
  'void',
];

/** One state of one kind of clock. */
export interface ClockShare {
  readonly bucket: ClockBucket;
  readonly count: number;
  /** Share of the total, 0 to 1. */
  readonly share: number;
}

/** Clocks of all regions by state, empty states left out. */
export function clockShares(rows: readonly ClockSummaryRow[]): {
  readonly total: number;
  readonly shares: readonly ClockShare[];
} {
  const total = rows.reduce((sum, row) => sum + row.total, 0);
  const shares = BUCKETS.map((bucket) => {
    const count = rows.reduce((sum, row) => sum + row[bucket], 0);
    return { bucket, count, share: total === 0 ? 0 : count / total };
  }).filter(({ count }) => count > 0);
  return { total, shares };
}

/** Regions by what is over, most first; those without are left out. */
export function overdueByRegion(rows: readonly ClockSummaryRow[]): readonly ClockSummaryRow[] {
  return rows
    .filter((row) => row.overdue > 0)
    .sort((one, other) => other.overdue - one.overdue || one.key.localeCompare(other.key));
}
