import { numberOf } from './outline.ts';
import type { DrawnPoint, Outline } from './outline.ts';

/** Side of the squares in which points are looked up. */
const SQUARE = 16;

type Squares = ReadonlyMap<number, readonly DrawnPoint[]>;

/** A corner of others on a line of a ring. */
interface Passed {
  readonly point: DrawnPoint;
  /** Which line of the ring. */
  readonly line: number;
  /** How far along the line, from 0 to 1. */
  readonly along: number;
  /** How far from it, in square steps. */
  readonly aside: number;
}

/**
 * The same outlines with every corner of any of them also in the rings of the others that pass within a
 * step of it: published borders seldom have the same points on both sides, and only lines whose
 * points are the same are one line.
 */
export function shareCorners(outlines: ReadonlyMap<string, Outline>): ReadonlyMap<string, Outline> {
  const squares = inSquares([...outlines.values()].flat(2));
  return new Map(
    [...outlines].map(([code, rings]) => [code, rings.map((ring) => withCorners(ring, squares))]),
  );
}

function inSquares(points: readonly DrawnPoint[]): Squares {
  const squares = new Map<number, DrawnPoint[]>();
  const seen = new Set<number>();
  for (const point of points) {
    if (seen.has(numberOf(point))) continue;
    seen.add(numberOf(point));
    const square = numberOf(squareOf(point));
    const known = squares.get(square);
    if (known === undefined) squares.set(square, [point]);
    else known.push(point);
  }
  return squares;
}

function withCorners(ring: readonly DrawnPoint[], squares: Squares): readonly DrawnPoint[] {
  const own = new Set(ring.map(numberOf));
  // Each once, on the line that passes nearest.
  const passed = new Map<number, Passed>();
  for (const [line, from] of ring.entries()) {
    const to = ring[(line + 1) % ring.length] ?? from;
    for (const point of pointsNear(from, to, squares)) {
      const name = numberOf(point);
      const found = own.has(name) ? undefined : passedBy(point, line, [from, to]);
      if (found !== undefined && found.aside < (passed.get(name)?.aside ?? Infinity)) {
        passed.set(name, found);
      }
    }
  }
  if (passed.size === 0) return ring;
  const byLine = new Map<number, Passed[]>();
  for (const one of passed.values()) byLine.set(one.line, [...(byLine.get(one.line) ?? []), one]);
  return ring.flatMap((from, line) => {
    const between = byLine.get(line) ?? [];
    return [from, ...between.sort((a, b) => a.along - b.along).map(({ point }) => point)];
  });
}

function passedBy(
  point: DrawnPoint,
  line: number,
  [from, to]: readonly [DrawnPoint, DrawnPoint],
): Passed | undefined {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [px, py] = [point[0] - from[0], point[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = (px * dx + py * dy) / length;
  const aside = (px * dy - py * dx) ** 2 / length;
  return along > 0 && along < 1 && aside <= 1 ? { point, line, along, aside } : undefined;
}

function* pointsNear(from: DrawnPoint, to: DrawnPoint, squares: Squares): Generator<DrawnPoint> {
  const [west, north] = squareOf([Math.min(from[0], to[0]) - 1, Math.min(from[1], to[1]) - 1]);
  const [east, south] = squareOf([Math.max(from[0], to[0]) + 1, Math.max(from[1], to[1]) + 1]);
  for (let x = west; x <= east; x += 1) {
    for (let y = north; y <= south; y += 1) yield* squares.get(numberOf([x, y])) ?? [];
  }
}

function squareOf([x, y]: DrawnPoint): DrawnPoint {
  return [Math.floor(x / SQUARE), Math.floor(y / SQUARE)];
}
