import type { ClockBucket } from '#domain/limits/clock-kind.ts';

/** Class of the data scale, 1 the lightest to 5. */
export type HeatClass = 1 | 2 | 3 | 4 | 5;

/** States in which a small share is already much. */
const BAD: readonly ClockBucket[] = ['overdue', 'late', 'unknown'];

/**
 * Lower bounds of classes 2 to 5, as shares. Fixed, never quantiles: those would make a bad class
 * even where all are good. The target of 99 % on time is a cut of the bad states.
 */
export const BAD_CUTS = [0.005, 0.01, 0.02, 0.05] as const;
export const OTHER_CUTS = [0.2, 0.4, 0.6, 0.8] as const;

/** The class of a cell; null where there is nothing to class. */
export function heatClass(bucket: ClockBucket, count: number, total: number): HeatClass | null {
  if (total === 0 || count === 0) return null;
  const share = count / total;
  const cuts = BAD.includes(bucket) ? BAD_CUTS : OTHER_CUTS;
  if (share >= cuts[3]) return 5;
  if (share >= cuts[2]) return 4;
  if (share >= cuts[1]) return 3;
  return share >= cuts[0] ? 2 : 1;
}

/** The cuts as they stand in the legend: `< 0.5% | 0.5% | 1% | …`. */
export function cutTexts(cuts: readonly number[]): readonly string[] {
  const percent = (share: number): string => `${String(Math.round(share * 1000) / 10)}%`;
  return [`<${percent(cuts[0] ?? 0)}`, ...cuts.map((cut) => `≥${percent(cut)}`)];
}
