import type { RankingIndicator, RankingItem } from '#contract/ranking-view.ts';

/** A leaf of the scheme where a unit has less than its full marks. */
export interface LostMarks {
  readonly item: RankingItem;
  readonly full: string;
  /** Marks that are missing, weighed. */
  readonly lost: number;
}

/** Where a unit lost marks, the most first; what is not applicable lost none. */
export function lostMarks(
  indicators: readonly RankingIndicator[],
  items: readonly RankingItem[],
): readonly LostMarks[] {
  const all = indicators.flatMap(({ id, full, weight, reads }): readonly LostMarks[] => {
    const item = items.find(({ indicator }) => indicator === id);
    if (item?.score == null || reads === null || item.na) return [];
    const lost = Number(weight) * (Number(full) - Number(item.score));
    return lost > 0 ? [{ item, full, lost }] : [];
  });
  return all.sort((one, other) => other.lost - one.lost);
}
