import { drawOutlines } from './draw-outlines.ts';
import type { DrawnPoint } from './outline.ts';
import { readOutline } from './outline.ts';

describe('drawn outlines', () => {
  // Two squares of a tenth of a degree on the equator, with an island of some ten metres.
  const WEST = 'M1000000 -500l1000 0 0 1000 -1000 0zM1003000 0l2 0 0 2z';
  const EAST = 'M1001000 -500l1000 0 0 1000 -1000 0z';
  const land = new Map([
    ['west', readOutline(WEST, 1)],
    ['east', readOutline(EAST, 1)],
  ]);

  it('fill a sheet whose longer side has 4800 steps, in the proportions of the ground', () => {
    const { width, height } = drawOutlines(land);
    expect([width, height]).toEqual([4800, 1599]);
  });

  it('are narrower the further from the equator they lie', () => {
    const north = new Map([['one', readOutline('M0 -605000l10000 0 0 10000 -10000 0z', 1)]]);
    const { width, height } = drawOutlines(north);
    expect(height).toBe(4800);
    expect(width).toBe(2400);
  });

  it('leave out islands that nobody could see, but never the whole of a region', () => {
    const { paths } = drawOutlines(land);
    expect(readOutline(paths.get('west') ?? '', 1).length).toBe(1);
    const speck = new Map([...land, ['speck', readOutline('M1003000 0l2 0 0 2z', 1)]]);
    expect(drawOutlines(speck).paths.get('speck')).not.toBe('');
  });

  it('have 6000 points at most, and the same ones on both sides of a border', () => {
    const wave = Array.from({ length: 4000 }, (_, no): DrawnPoint => [
      500_000 + Math.round(Math.sin(no / 7) * 3000),
      5 * no,
    ]);
    const south = 5 * 3999;
    const waves = new Map<string, readonly DrawnPoint[][]>([
      ['west', [[[490_000, south], [490_000, 0], ...wave]]],
      ['east', [[[510_000, south], [510_000, 0], ...wave]]],
    ]);
    const rings = [...drawOutlines(waves).paths.values()].flatMap((path) => readOutline(path, 1));
    const points = rings.flat();
    expect(points.length).toBeLessThanOrEqual(6000);
    expect(points.length).toBeGreaterThan(5990);
    const [west = [], east = []] = rings.map((ring) => ring.slice(2).map(String));
    expect(west.join(' ') === east.join(' ')).toBeTrue();
  });

  it('are nothing of nothing', () => {
    expect(drawOutlines(new Map())).toEqual({ width: 0, height: 0, paths: new Map() });
  });
});
