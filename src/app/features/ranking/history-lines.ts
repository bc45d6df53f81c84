import type { RankingHistory } from '#contract/ranking-view.ts';

/** One unit's ranks as a line: gaps where it was not ranked, never interpolated. */
export interface HistoryLine {
  readonly unit: string;
  readonly name: string;
  /** Runs of points without a gap, as an SVG path. */
  readonly path: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly rank: number }[];
  /** Height of the last point; null where the last period has none. */
  readonly endY: number | null;
}

/** Where a drawing of ranks puts periods and ranks. */
export interface HistoryFrame {
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

/** Ranks of one group over periods as lines, the first rank at the top. */
export function historyLines(
  history: Pick<RankingHistory, 'periods' | 'items'>,
  { width, height, top }: HistoryFrame,
): readonly HistoryLine[] {
  const worst = Math.max(
    1,
    ...history.items.flatMap(({ points }) => points.map(({ rank }) => rank ?? 0)),
  );
  const stepX = width / Math.max(1, history.periods.length - 1);
  const stepY = height / Math.max(1, worst - 1);
  return history.items.map(({ unit, name, points }) => {
    const placed = points.map(({ rank }, index) =>
      rank === null ? null : { x: index * stepX, y: top + (rank - 1) * stepY, rank },
    );
    const path = placed
      .map((point, index) => {
        if (point === null) return '';
        const joins = index > 0 && placed[index - 1] !== null;
        return `${joins ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
      })
      .join('');
    return {
      unit,
      name,
      path,
      points: placed.filter((point) => point !== null),
      endY: placed.at(-1)?.y ?? null,
    };
  });
}
