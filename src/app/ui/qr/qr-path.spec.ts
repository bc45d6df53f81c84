import { drawQr, qrPath } from './qr-path.ts';

describe('qrPath', () => {
  it('draws a square for each dark one and leaves the others out', () => {
    const drawn = qrPath([
      [true, false],
      [false, true],
    ]);
    expect(drawn).toEqual({ size: 2, path: 'M0 0h1v1h-1zM1 1h1v1h-1z' });
  });
});

describe('drawQr', () => {
  it('draws an address as a code with its three finder squares inside the border', async () => {
    const { size, path } = await drawQr('otpauth://totp/Mingjian:li?secret=GEZDGNBVGY3TQOJQ');
    const isDark = (x: number, y: number): boolean => path.includes(`M${x} ${y}h1`);
    for (const [x, y] of [
      [2, 2],
      [size - 9, 2],
      [2, size - 9],
    ] as const) {
      // Dark frame of seven, light ring, dark core of three.
      expect([0, 1, 2, 3, 4, 5, 6].every((step) => isDark(x + step, y))).toBeTrue();
      expect(isDark(x + 1, y + 1)).toBeFalse();
      expect(isDark(x + 3, y + 3)).toBeTrue();
    }
    expect(isDark(0, 0)).toBeFalse();
  });
});
