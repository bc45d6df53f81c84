/** Where rates lie on a line: the axis may begin above zero, and says so. */
export interface DotScale {
  readonly from: number;
  readonly to: number;
}

/** Longest list of steps that an axis may begin at. */
const STEPS = [0, 50, 80, 90, 95, 97.5, 99];

/**
 * The scale that holds all rates, their bands and the target. Up to 100 it begins at the highest
 * step below all of them, so that close rates are told apart.
 */
export function dotScale(values: readonly number[], target: number | null): DotScale {
  const all = target === null ? values : [...values, target];
  if (all.length === 0) return { from: 0, to: 100 };
  const low = Math.min(...all);
  const high = Math.max(...all);
  if (high <= 50) return { from: 0, to: high <= 5 ? 5 : high <= 10 ? 10 : 50 };
  return { from: STEPS.findLast((step) => step <= low) ?? 0, to: Math.max(100, Math.ceil(high)) };
}

/** A value's place on the scale, from 0 to 1. */
export function placeOn({ from, to }: DotScale, value: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
