import { compare } from './decimal.ts';
import type { Exact } from './decimal.ts';

/** One failure as a scheme deducts for it. */
export interface Deduction {
  /** What it is about: one case with its cards, reviews and complaints is one matter. */
  readonly matter: string;
  readonly indicator: string;
  /** Marks that it costs. */
  readonly points: Exact;
}

/**
 * De-duplicates deductions by matter: one failure that appears as an overdue case, a bad review and
 * a complaint costs once, the most that any of them costs (`design.md` 5). Several failures of one
 * indicator in a matter are one as well. Equal costs go to the indicator that comes first in
 * `order`, so that the order of the input cannot matter.
 */
export function keepLargest<D extends Deduction>(
  deductions: readonly D[],
  order: readonly string[],
): { readonly kept: readonly D[]; readonly dropped: readonly D[] } {
  const place = new Map(order.map((indicator, index) => [indicator, index]));
  const placeOf = ({ indicator }: Deduction) => place.get(indicator) ?? order.length;
  const best = new Map<string, D>();
  for (const one of deductions) {
    const known = best.get(one.matter);
    const larger = known === undefined ? 1 : compare(one.points, known.points);
    if (larger > 0 || (larger === 0 && known !== undefined && placeOf(one) < placeOf(known))) {
      best.set(one.matter, one);
    }
  }
  const isKept = (one: D): boolean => best.get(one.matter) === one;
  return {
    kept: deductions.filter(isKept),
    dropped: deductions.filter((one) => !isKept(one)),
  };
}
