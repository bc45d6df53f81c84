import fc from 'fast-check';
import { compare, decimalText, divide, multiply, subtract, whole } from './decimal.ts';
import { exact } from './testing/assessed.ts';
import { wilsonBand } from './wilson-band.ts';

function band(numerator: number, denominator: number): string | undefined {
  const found = wilsonBand(exact(numerator), exact(denominator));
  return found && `${decimalText(found.low, 2)}–${decimalText(found.high, 2)}`;
}

describe('the 95 % band of a rate', () => {
  const rows: readonly [numerator: number, denominator: number, band: string | undefined][] = [
    [1, 2, '9.45–90.55'],
    [5, 10, '23.66–76.34'],
    [50, 100, '40.38–59.62'],
    [0, 10, '0.00–27.75'],
    [10, 10, '72.25–100.00'],
    [95, 100, '88.82–97.85'],
    [1273, 1774, '69.62–73.80'],
    [0, 0, undefined],
  ];
  for (const [numerator, denominator, expected] of rows) {
    it(`of ${numerator} of ${denominator} is ${expected ?? 'unknown'}`, () => {
      expect(band(numerator, denominator)).toBe(expected);
    });
  }

  it('of more than all is that of all', () => {
    expect(band(12, 10)).toBe(band(10, 10));
  });

  it('holds the rate and lies within [0, 100]', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), (good, bad) => {
        fc.pre(good + bad > 0);
        const found = wilsonBand(exact(good), exact(good + bad));
        const rate = divide(multiply(exact(good), whole(100)), exact(good + bad));
        if (found === undefined) throw new RangeError('no band');
        expect(compare(found.low, whole(0))).toBeGreaterThanOrEqual(0);
        expect(compare(found.low, rate)).toBeLessThanOrEqual(0);
        expect(compare(rate, found.high)).toBeLessThanOrEqual(0);
        expect(compare(found.high, whole(100))).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('of the same share of more cases is narrower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(300), (good, bad) => {
        const width = (times: number) => {
          const found = wilsonBand(exact(good * times), exact((good + bad) * times));
          if (found === undefined) throw new RangeError('no band');
          return subtract(found.high, found.low);
        };
        expect(compare(width(4), width(1))).toBeLessThan(0);
      }),
    );
  });

  it('is mirrored for the opposite share', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (good, bad) => {
        fc.pre(good + bad > 0);
        const one = wilsonBand(exact(good), exact(good + bad));
        const other = wilsonBand(exact(bad), exact(good + bad));
        if (one === undefined || other === undefined) throw new RangeError('no band');
        expect(decimalText(subtract(whole(100), other.low), 4)).toBe(decimalText(one.high, 4));
      }),
    );
  });
});
