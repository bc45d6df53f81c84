import { dotScale, placeOn } from './dot-scale.ts';

describe('the scale of a dot plot', () => {
  const rows: readonly [name: string, values: number[], target: number | null, scale: string][] = [
    ['begins near rates that are close to 100', [97.9, 99.7], 99, '97.5–100'],
    ['holds the target', [99.2, 99.7], 95, '95–100'],
    ['begins at zero for low ones', [12, 88], null, '0–100'],
    ['ends early for small rates', [0.2, 3], 1, '0–5'],
    ['is whole where nothing is drawn', [], null, '0–100'],
  ];
  for (const [name, values, target, scale] of rows) {
    it(name, () => {
      const { from, to } = dotScale(values, target);
      expect(`${from}–${to}`).toBe(scale);
    });
  }

  it('keeps what lies outside at its ends', () => {
    const scale = { from: 90, to: 100 };
    expect([80, 90, 95, 100, 120].map((value) => placeOn(scale, value))).toEqual([0, 0, 0.5, 1, 1]);
  });
});
