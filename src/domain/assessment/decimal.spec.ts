import fc from 'fast-check';
import {
  add,
  compare,
  decimalText,
  divide,
  multiply,
  plainText,
  readExact,
  subtract,
} from './decimal.ts';
import { exact } from './testing/assessed.ts';

describe('an exact number', () => {
  const rounded: readonly [text: string | number, places: number, shown: string][] = [
    [17.665, 2, '17.67'],
    [17.664999, 2, '17.66'],
    ['0.005', 2, '0.01'],
    ['-0.005', 2, '-0.01'],
    ['-0.004', 2, '0.00'],
    [84, 2, '84.00'],
    [99.995, 2, '100.00'],
    ['0.5', 0, '1'],
    ['1.45', 1, '1.5'],
    [1e-7, 6, '0.000000'],
    [5e-7, 6, '0.000001'],
    ['1e3', 1, '1000.0'],
    ['00012.340', 3, '12.340'],
    // Binary floats as JSON prints them.
    [0.1 + 0.2, 4, '0.3000'],
    [1 / 3, 6, '0.333333'],
    ['123456789012345678.905', 2, '123456789012345678.91'],
  ];
  for (const [text, places, shown] of rounded) {
    it(`of ${text} to ${places} places is ${shown}`, () => {
      expect(decimalText(exact(text), places)).toBe(shown);
    });
  }

  for (const text of ['', ' ', 'x', '1.', '.5', '1,5', 'NaN', 'Infinity', '0x10', '--1', '1e999']) {
    it(`is not ${JSON.stringify(text)}`, () => {
      expect(readExact(text)).toBeUndefined();
    });
  }
  for (const value of [NaN, Infinity, -Infinity]) {
    it(`is not ${value}`, () => {
      expect(readExact(value)).toBeUndefined();
    });
  }

  it('rounds a third up and two sixths alike', () => {
    expect(decimalText(divide(exact(2), exact(3)), 2)).toBe('0.67');
    expect(compare(divide(exact(1), exact(3)), divide(exact(2), exact(6)))).toBe(0);
  });

  it('of a long sum of decimals grows no longer than its longest part', () => {
    const parts = Array.from({ length: 200 }, (_, place) => exact(`0.${place}1`));
    const sum = parts.reduce(add, exact(0));

    expect(String(sum.bottom).length).toBe(5);
    expect(plainText(sum)).toBe(plainText([...parts].reverse().reduce(add, exact('0.00000'))));
  });

  it('refuses to divide by zero', () => {
    expect(() => divide(exact(1), exact(0))).toThrowError(RangeError);
  });

  it('is printed as short as it is', () => {
    expect([0.5, 95, '12.50', 0, 100].map((value) => plainText(exact(value)))).toEqual([
      ...['0.5', '95', '12.5', '0', '100'],
    ]);
  });

  const number = fc
    .tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 4 }))
    .map(([digits, places]) => exact((digits / 10 ** places).toFixed(places)));

  it('keeps the laws that floats break', () => {
    fc.assert(
      fc.property(number, number, number, (one, two, three) => {
        expect(compare(add(add(one, two), three), add(one, add(two, three)))).toBe(0);
        expect(
          compare(multiply(one, add(two, three)), add(multiply(one, two), multiply(one, three))),
        ).toBe(0);
        expect(compare(subtract(add(one, two), two), one)).toBe(0);
      }),
    );
  });

  it('moves by at most half of the last place when it is rounded', () => {
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 3 }), (value, places) => {
        const away = subtract(exact(decimalText(value, places)), value);
        const half = divide(exact(1), exact(2 * 10 ** places));
        expect(compare(away, half)).toBeLessThanOrEqual(0);
        expect(
          compare(subtract(value, exact(decimalText(value, places))), half),
        ).toBeLessThanOrEqual(0);
      }),
    );
  });
});
