import type { DrawnPoint, Outline } from './outline.ts';

/** Rows of an outline that are tried. */
const ROWS = 24;

/** Where a text has the most room within an outline. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  /** Free width there, over the whole height of the text. */
  readonly width: number;
}

/** The widest place within an outline for a text of this height, by its middle; undefined where there is none. */
export function labelPlace(outline: Outline, textHeight: number): LabelPlace | undefined {
  const heights = outline.flat().map(([, y]) => y);
  const [top, bottom] = [Math.min(...heights), Math.max(...heights)];
  let best: LabelPlace | undefined;
  for (let row = 0.5; row < ROWS; row += 1) {
    const y = top + ((bottom - top) * row) / ROWS;
    const lines = [y - textHeight / 2, y, y + textHeight / 2].map((at) => insideOf(outline, at));
    for (const [from, to] of common(lines)) {
      if (to - from > (best?.width ?? 0)) best = { x: (from + to) / 2, y, width: to - from };
    }
  }
  return best;
}

type Span = readonly [from: number, to: number];

/** Parts of a line from west to east that lie inside. */
function insideOf(outline: Outline, y: number): readonly Span[] {
  const crossings = outline.flatMap((ring) =>
    ring.flatMap((from, index) => crossingOf(from, ring[(index + 1) % ring.length] ?? from, y)),
  );
  crossings.sort((one, other) => one - other);
  return crossings.flatMap((from, index): readonly Span[] => {
    const to = crossings[index + 1];
    return index % 2 === 0 && to !== undefined ? [[from, to]] : [];
  });
}

function crossingOf(
  [fromX, fromY]: DrawnPoint,
  [toX, toY]: DrawnPoint,
  y: number,
): readonly number[] {
  if (fromY > y === toY > y) return [];
  return [fromX + ((y - fromY) / (toY - fromY)) * (toX - fromX)];
}

function common(lines: readonly (readonly Span[])[]): readonly Span[] {
  return lines.reduce((some, others) =>
    some.flatMap(([from, to]) =>
      others
        .map(([otherFrom, otherTo]): Span => [Math.max(from, otherFrom), Math.min(to, otherTo)])
        .filter(([start, end]) => end > start),
    ),
  );
}
