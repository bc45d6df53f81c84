/** Five classes of a map: fixed cuts with the target as one of them, never quantiles. */
export interface ValueClasses {
  /** Lower ends of the classes 2 to 5, ascending. */
  readonly cuts: readonly [number, number, number, number];
}

/** Grades of totals and scores, in percent of what can be had: below 60, 60, 80, 90, 95. */
const GRADES = [60, 80, 90, 95] as const;

/** What the figures of a map can be. */
export interface Figures {
  /** Null where there is none. */
  readonly target: number | null;
  /** Whether less is better. */
  readonly isLow?: boolean;
  /** The best that can be had; 100 for rates and totals. */
  readonly best: number;
}

/**
 * Classes of a rate around its target: two below, two above, where the distance to the best value
 * sets the width. Without a target those of grades.
 */
export function valueClasses({ target, isLow = false, best }: Figures): ValueClasses {
  if (target === null) {
    const [first, second, third, fourth] = GRADES.map((grade) => (grade * best) / 100);
    return { cuts: [first ?? 0, second ?? 0, third ?? 0, fourth ?? 0] };
  }
  // Of what should be none at all there is no half.
  if (isLow) {
    return target > 0
      ? { cuts: [target / 2, target, 2 * target, 3 * target] }
      : { cuts: [1, 2, 5, 10] };
  }
  if (target >= best) return { cuts: [target - 10, target - 5, target - 2, target] };
  const half = (best - target) / 2;
  return { cuts: [target - 2 * half, target - half, target, target + half] };
}

/** The class of a value, 1 to 5. */
export function classOf({ cuts }: ValueClasses, value: number): number {
  return 1 + cuts.filter((cut) => value >= cut).length;
}
