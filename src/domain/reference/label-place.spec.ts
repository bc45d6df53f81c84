import fc from 'fast-check';
import { tiledLand } from '../testing/tiled-land.ts';
import { labelPlace } from './label-place.ts';
import { isInside, readOutline } from './outline.ts';

describe('the place of a text within an outline', () => {
  const rows: readonly (readonly [
    rule: string,
    path: string,
    height: number,
    place: readonly [x: number, width: number] | undefined,
  ])[] = [
    ['is in the middle of a square', 'M0 0l100 0 0 100 -100 0z', 10, [50, 100]],
    ['is in the wider of two arms', 'M0 0l100 0 0 100 -20 0 0 -60 -80 0z', 10, [50, 100]],
    ['is beside a hole', 'M0 0l100 0 0 100 -100 0zM10 0l20 0 0 100 -20 0z', 10, [65, 70]],
    ['is on the largest part', 'M0 0l10 0 0 40 -10 0zM50 0l30 0 0 40 -30 0z', 10, [65, 30]],
    ['is none where the outline is lower than the text', 'M0 0l100 0 0 5 -100 0z', 10, undefined],
  ];
  for (const [rule, path, height, place] of rows) {
    it(rule, () => {
      const found = labelPlace(readOutline(path, 1), height);
      expect(found === undefined ? undefined : [found.x, found.width]).toEqual(place && [...place]);
    });
  }

  it('lies within the outline from its one end to the other', () => {
    fc.assert(
      fc.property(tiledLand(), fc.integer({ min: 1, max: 30 }), (land, height) => {
        for (const outline of land.values()) {
          const place = labelPlace(outline, height);
          if (place === undefined) continue;
          const { x, y, width } = place;
          for (const part of [-0.49, 0, 0.49]) {
            expect(isInside(outline, [x + part * width, y])).toBeTrue();
          }
        }
      }),
    );
  });
});
