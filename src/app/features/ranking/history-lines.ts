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

/** The name of one line, or of several that end at one rank. */
export interface HistoryLabel {
  readonly y: number;
  readonly rank: number;
  /** In the order of the answer. */
  readonly units: readonly { readonly unit: string; readonly name: string }[];
}

/** Where a drawing of ranks puts periods and ranks. */
export interface HistoryFrame {
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

/** The history without the periods at its beginning in which nobody was ranked. */
export function begun({
  periods,
  items,
}: Pick<RankingHistory, 'periods' | 'items'>): Pick<RankingHistory, 'periods' | 'items'> {
  const first = periods.findIndex((_period, index) =>
    items.some(({ points }) => points[index]?.rank != null),
  );
  // Of a single period there is no line: the one before stays, empty as it is.
  const from = first === -1 ? 0 : Math.max(0, Math.min(first, periods.length - 2));
  return {
    periods: periods.slice(from),
    items: items.map((item) => ({ ...item, points: item.points.slice(from) })),
  };
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

/** Names at the ends of lines: units of equal rank share one, since two would lie upon each other. */
export function historyLabels(lines: readonly HistoryLine[]): readonly HistoryLabel[] {
  const labels = new Map<number, HistoryLabel>();
  for (const { unit, name, points, endY } of lines) {
    const rank = points.at(-1)?.rank;
    if (endY === null || rank === undefined) continue;
    const units = [...(labels.get(rank)?.units ?? []), { unit, name }];
    labels.set(rank, { y: endY, rank, units });
  }
  return [...labels.values()].sort((one, other) => one.rank - other.rank);
}
