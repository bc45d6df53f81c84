import fc from 'fast-check';
import type { DrawnPoint, Outline } from '../reference/outline.ts';

/** Points of a side of a tile; neighbours have the same ones. */
const PER_SIDE = 4;
const STEP = 25;
const SHIFT = 10;

/** Invented counties side by side: tiles with wavering borders, each a ring, some of them the other way round. */
export function tiledLand(): fc.Arbitrary<ReadonlyMap<string, Outline>> {
  const size = fc.integer({ min: 1, max: 3 });
  const shifts = fc.array(fc.integer({ min: -SHIFT, max: SHIFT }), {
    minLength: 40,
    maxLength: 60,
  });
  return fc.tuple(size, size, shifts).map(([columns, rows, by]) => {
    const shift = (no: number): number => by[no % by.length] ?? 0;
    const pointAt = (x: number, y: number): DrawnPoint => [
      STEP * x + shift(31 * x + 17 * y),
      STEP * y + shift(13 * x + 7 * y + 3),
    ];
    const tiles = new Map<string, Outline>();
    for (let column = 0; column < columns; column += 1) {
      for (let row = 0; row < rows; row += 1) {
        const [west, north] = [column * PER_SIDE, row * PER_SIDE];
        const along = Array.from({ length: PER_SIDE }, (_, no) => no);
        const ring = [
          ...along.map((no) => pointAt(west + no, north)),
          ...along.map((no) => pointAt(west + PER_SIDE, north + no)),
          ...along.map((no) => pointAt(west + PER_SIDE - no, north + PER_SIDE)),
          ...along.map((no) => pointAt(west, north + PER_SIDE - no)),
        ];
        tiles.set(`${column} ${row}`, [(column + row) % 2 === 0 ? ring : ring.toReversed()]);
      }
    }
    return tiles;
  });
}

/** A point on such land or near it, also one of its corners. */
export function pointOf(land: ReadonlyMap<string, Outline>): fc.Arbitrary<DrawnPoint> {
  const anywhere = fc.integer({ min: -SHIFT - 5, max: 3 * PER_SIDE * STEP + SHIFT + 5 });
  return fc.oneof(fc.tuple(anywhere, anywhere), fc.constantFrom(...[...land.values()].flat(2)));
}
