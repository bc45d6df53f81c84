import type { RankingItem, RankingRow, RankingView } from '#contract/ranking-view.ts';

/** The figure of a unit that is drawn: a rate where the indicator has one, else its score, else the total. */
export function figureOf(
  row: Pick<RankingRow, 'items'> & { readonly total?: string },
  indicator: string | null,
): string | null {
  if (indicator === null) return row.total ?? null;
  const item = itemOf(row, indicator);
  return item?.rate ?? item?.score ?? null;
}

/** Whether the figures of an indicator are rates; else they are its scores. */
export function showsRates(
  { items }: { readonly items: readonly Pick<RankingRow, 'items'>[] },
  indicator: string,
): boolean {
  return items.some((row) => itemOf(row, indicator)?.rate != null);
}

/** A unit's item of an indicator. */
export function itemOf(
  { items }: Pick<RankingRow, 'items'>,
  indicator: string,
): RankingItem | undefined {
  return items.find((item) => item.indicator === indicator);
}

/** Whether a rate misses the target of its indicator. */
export function missesTarget(
  { indicators }: Pick<RankingView, 'indicators'>,
  indicator: string,
  rate: string | null,
): boolean {
  const column = indicators.find(({ id }) => id === indicator);
  if (rate === null || column?.target == null) return false;
  const [value, target] = [Number(rate), Number(column.target)];
  return column.direction === 'lower' ? value > target : value < target;
}

/**
 * The rows in the order in which they were read first, so that nothing moves under the reader; rows
 * that are new come at the end.
 */
export function keptOrder(
  rows: readonly RankingRow[],
  order: readonly string[],
): readonly RankingRow[] {
  const place = new Map(order.map((unit, index) => [unit, index]));
  const placeOf = ({ unit }: RankingRow) => place.get(unit) ?? order.length;
  return [...rows].sort((one, other) => placeOf(one) - placeOf(other));
}
