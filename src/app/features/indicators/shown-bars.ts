import type { IndicatorRow } from '#contract/indicator-view.ts';

/** A row of an indicator's table with the length of its bar. */
export interface ShownBar {
  readonly row: IndicatorRow;
  /** Percent of the longest; null where there is no value to draw. */
  readonly length: number | null;
}

/** Rows from the highest value to the lowest, those without one last, each with its bar. */
export function shownBars(rows: readonly IndicatorRow[]): readonly ShownBar[] {
  const longest = Math.max(0, ...rows.map(({ value }) => Math.abs(Number(value ?? 0))));
  return [...rows]
    .sort(
      (one, other) =>
        Number(other.value ?? -Infinity) - Number(one.value ?? -Infinity) ||
        (one.key < other.key ? -1 : 1),
    )
    .map((row) => ({
      row,
      length:
        row.value === null || longest === 0 ? null : (Math.abs(Number(row.value)) / longest) * 100,
    }));
}
