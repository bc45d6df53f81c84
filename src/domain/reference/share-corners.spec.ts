import fc from 'fast-check';
import { tiledLand } from '../testing/tiled-land.ts';
import { dissolve } from './dissolve.ts';
import type { DrawnPoint, Outline } from './outline.ts';
import { readOutline, writeOutline } from './outline.ts';
import { shareCorners } from './share-corners.ts';

describe('outlines that share their corners', () => {
  const shared = (...paths: readonly string[]): readonly string[] =>
    [...shareCorners(new Map(paths.map((path) => [path, readOutline(path, 1)]))).values()].map(
      writeOutline,
    );

  it('have a corner of a neighbour in their own line, in the order of the line', () => {
    expect(shared('M0 0l20 0 0 20 -20 0z', 'M20 0l20 0 0 20 -20 0 0 -15 1 5 -1 0z').at(0)).toBe(
      'M0 0l20 0 0 5 1 5 -1 0 0 10 -20 0z',
    );
  });

  it('leave out a corner that lies further off than a step', () => {
    expect(shared('M0 0l20 0 0 20 -20 0z', 'M22 10l10 0 0 10z').at(0)).toBe(
      'M0 0l20 0 0 20 -20 0z',
    );
  });

  it('are one land without gaps, where only one of two neighbours had a corner', () => {
    fc.assert(
      fc.property(tiledLand(), fc.nat({ max: 3 }), (land, which) => {
        const straight = straightened(land);
        const poorer = new Map(
          [...straight].map(([code, rings], index): [string, Outline] => [
            code,
            index % 2 === 0 ? rings : rings.map((ring) => withoutAlongLine(ring, which)),
          ]),
        );
        expect(dissolve([...shareCorners(poorer).values()].flat()).length).toBe(1);
      }),
    );
  });
});

/** The same land with borders as straight as they can be: between its corners on whole hundreds. */
function straightened(land: ReadonlyMap<string, Outline>): ReadonlyMap<string, Outline> {
  const snap = ([x, y]: DrawnPoint): DrawnPoint => [
    Math.round(x / 25) * 25,
    Math.round(y / 25) * 25,
  ];
  return new Map([...land].map(([code, rings]) => [code, rings.map((ring) => ring.map(snap))]));
}

/** Without one point of each side, which lies on the line between its neighbours. */
function withoutAlongLine(ring: readonly DrawnPoint[], which: number): readonly DrawnPoint[] {
  return ring.filter((point, index) => {
    const before = ring.at(index - 1) ?? point;
    const after = ring[(index + 1) % ring.length] ?? point;
    const isStraight =
      (point[0] - before[0]) * (after[1] - point[1]) ===
      (point[1] - before[1]) * (after[0] - point[0]);
    return !isStraight || index % 4 !== which;
  });
}
