/** Five classes of a map: fixed cuts with the target as one of them, never quantiles. */
export interface ValueClasses {
  /** Lower ends of the classes 2 to 5, ascending. */
  readonly cuts: readonly [number, number, number, number];
}

/** Cuts of totals, as grades are given: below 60, 60, 80, 90, 95. */
const TOTAL_CUTS = [60, 80, 90, 95] as const;

/**
 * Classes of a rate around its target: two below, two above, where the distance to the best value
 * sets the width. Without a target those of totals.
 */
export function valueClasses(target: number | null, best: number): ValueClasses {
  if (target === null || target >= best) {
    const top = target ?? TOTAL_CUTS[3];
    return target === null ? { cuts: TOTAL_CUTS } : { cuts: [top - 10, top - 5, top - 2, top] };
  }
  const half = (best - target) / 2;
  return { cuts: [target - 2 * half, target - half, target, target + half] };
}

/** The class of a value, 1 to 5. */
export function classOf({ cuts }: ValueClasses, value: number): number {
  return 1 + cuts.filter((cut) => value >= cut).length;
}
