import { areaOf, writeOutline } from './outline.ts';
import type { DrawnPoint, Outline } from './outline.ts';
import { shareCorners } from './share-corners.ts';
import { simplifyOutlines } from './simplify-outlines.ts';

/** Units of an outline as it is kept: ten-thousandths of a degree, some ten metres. */
export const PER_DEGREE = 10_000;
/** Steps of the longer side of a drawing: a tenth of what a screen shows of it. */
const SIDE = 4800;
/** Points that one map draws at most. */
const MOST_POINTS = 6000;
/** Islands below this area, in square steps, are not seen; the largest ring of a region always is. */
const SMALLEST = 400;

/** Outlines as one map draws them. */
export interface OutlineDrawing {
  readonly width: number;
  readonly height: number;
  /** Paths by code, in whole steps of the drawing. */
  readonly paths: ReadonlyMap<string, string>;
}

/**
 * Draws outlines on one sheet that just holds them: degrees of longitude as short as in the middle of
 * it, points on whole steps, and as few of them as a map may draw. Neighbours keep one border.
 *
 * @param outlines points to the east and to the south of nothing, `PER_DEGREE` a degree
 */
export function drawOutlines(outlines: ReadonlyMap<string, Outline>): OutlineDrawing {
  const points = [...outlines.values()].flat(2);
  if (points.length === 0) return { width: 0, height: 0, paths: new Map() };
  const [west, east] = endsOf(points.map(([x]) => x));
  const [north, south] = endsOf(points.map(([, y]) => y));
  const shrink = Math.cos(((north + south) / 2 / PER_DEGREE) * (Math.PI / 180));
  const step = Math.max(((east - west) * shrink) / SIDE, (south - north) / SIDE, Number.MIN_VALUE);
  const onSheet = ([x, y]: DrawnPoint): DrawnPoint => [
    Math.round(((x - west) * shrink) / step),
    Math.round((y - north) / step),
  ];
  const drawn = new Map(
    [...outlines].map(([code, rings]) => [
      code,
      seenOf(rings.map((ring) => once(ring.map(onSheet)))),
    ]),
  );
  const paths = [...simplifyOutlines(shareCorners(drawn), MOST_POINTS)].map(
    ([code, rings]): [string, string] => [code, writeOutline(rings)],
  );
  const [width, height] = onSheet([east, south]);
  return { width, height, paths: new Map(paths) };
}

/** Without points that fell on the one before. */
function once(ring: readonly DrawnPoint[]): readonly DrawnPoint[] {
  return ring.filter(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    return x !== nextX || y !== nextY;
  });
}

function seenOf(rings: Outline): Outline {
  const largest = Math.max(...rings.map(areaOf));
  return rings.filter((ring) => areaOf(ring) >= Math.min(SMALLEST, largest) && ring.length > 2);
}

/** The least and the greatest; a spread would overflow the stack. */
function endsOf(numbers: readonly number[]): readonly [least: number, greatest: number] {
  return numbers.reduce<readonly [number, number]>(
    ([least, greatest], one) => [Math.min(least, one), Math.max(greatest, one)],
    [Infinity, -Infinity],
  );
}
