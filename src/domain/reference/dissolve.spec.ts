import fc from 'fast-check';
import { tiledLand } from '../testing/tiled-land.ts';
import { dissolve } from './dissolve.ts';
import { areaOf, readOutline } from './outline.ts';

const cornersOf = (path: string) => readOutline(path, 1);
const sorted = (rings: ReturnType<typeof cornersOf>) => rings.map((ring) => [...ring].sort());

describe('outlines that are dissolved into one', () => {
  const rows: readonly (readonly [rule: string, parts: string, whole: string])[] = [
    [
      'lose the line between two, whichever way round they run',
      'M0 0l10 0 0 10 -10 0zM20 0l-10 0 0 10 10 0z',
      'M0 0l10 0 10 0 0 10 -10 0 -10 0z',
    ],
    [
      'stay apart where they do not touch',
      'M0 0l10 0 0 10 -10 0zM30 0l10 0 0 10z',
      'M0 0l10 0 0 10 -10 0zM30 0l10 0 0 10z',
    ],
    [
      'fill a hole with what lies in it',
      'M0 0l30 0 0 30 -30 0zM10 10l10 0 0 10 -10 0zM10 10l10 0 0 10 -10 0z',
      'M0 0l30 0 0 30 -30 0z',
    ],
    [
      'keep a hole that nothing fills',
      'M0 0l30 0 0 30zM20 10l5 0 0 5z',
      'M0 0l30 0 0 30zM20 10l5 0 0 5z',
    ],
  ];
  for (const [rule, parts, whole] of rows) {
    it(rule, () => {
      expect(sorted(dissolve(cornersOf(parts)))).toEqual(sorted(cornersOf(whole)));
    });
  }

  it('are one ring of the same area where all of them lie side by side', () => {
    fc.assert(
      fc.property(tiledLand(), (land) => {
        const rings = [...land.values()].flat();
        const whole = dissolve(rings);
        expect(whole.length).toBe(1);
        expect(whole.map(areaOf)).toEqual([rings.map(areaOf).reduce((sum, area) => sum + area, 0)]);
      }),
    );
  });
});
