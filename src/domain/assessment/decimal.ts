/**
 * An exact number: `top / bottom` with `bottom` above 0. Scores pass through divisions (rates) and
 * are rounded at stated places, where binary floats fail at ties (17.665 is below the tie in binary).
 */
export interface Exact {
  readonly top: bigint;
  readonly bottom: bigint;
}

export const ZERO: Exact = { top: 0n, bottom: 1n };
export const ONE: Exact = { top: 1n, bottom: 1n };

// A binary float prints up to 17 digits, behind some zeros; more than these is no amount.
const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?(?:e([+-]?\d{1,2}))?$/i;

/** Reads a decimal text or a number as it is printed; undefined where it is no finite decimal. */
export function readExact(value: number | string): Exact | undefined {
  const match = DECIMAL.exec(typeof value === 'number' ? String(value) : value.trim());
  if (match === null) return undefined;
  const [, sign = '', whole = '0', part = '', exponent = '0'] = match;
  const shift = Number(exponent) - part.length;
  const digits = BigInt(whole + part) * (sign === '-' ? -1n : 1n);
  return shift >= 0
    ? { top: digits * 10n ** BigInt(shift), bottom: 1n }
    : { top: digits, bottom: 10n ** BigInt(-shift) };
}

/** A whole number as an exact one. */
export function whole(value: number | bigint): Exact {
  return { top: BigInt(value), bottom: 1n };
}

export function add(one: Exact, other: Exact): Exact {
  if (one.bottom === other.bottom) return { top: one.top + other.top, bottom: one.bottom };
  // Long sums of decimals keep the longest of their bottoms, not the product of all.
  if (one.bottom % other.bottom === 0n) {
    return { top: one.top + other.top * (one.bottom / other.bottom), bottom: one.bottom };
  }
  if (other.bottom % one.bottom === 0n) return add(other, one);
  return {
    top: one.top * other.bottom + other.top * one.bottom,
    bottom: one.bottom * other.bottom,
  };
}

function negate({ top, bottom }: Exact): Exact {
  return { top: -top, bottom };
}

export function subtract(one: Exact, other: Exact): Exact {
  return add(one, negate(other));
}

export function multiply(one: Exact, other: Exact): Exact {
  return { top: one.top * other.top, bottom: one.bottom * other.bottom };
}

/** @throws {RangeError} the divisor is 0: callers have asked before what that means. */
export function divide(one: Exact, other: Exact): Exact {
  if (other.top === 0n) throw new RangeError('a division by zero');
  const sign = other.top < 0n ? -1n : 1n;
  return { top: one.top * other.bottom * sign, bottom: one.bottom * other.top * sign };
}

/** Below, at or above 0 as `one` is below, at or above `other`. */
export function compare(one: Exact, other: Exact): number {
  const difference = one.top * other.bottom - other.top * one.bottom;
  return difference < 0n ? -1 : Number(difference > 0n);
}

export function least(one: Exact, other: Exact): Exact {
  return compare(one, other) <= 0 ? one : other;
}

export function most(one: Exact, other: Exact): Exact {
  return compare(one, other) >= 0 ? one : other;
}

/** Rounds half up to so many decimal places; the half of a negative number away from zero. */
export function roundHalfUp({ top, bottom }: Exact, places: number): Exact {
  const scale = 10n ** BigInt(places);
  const negative = top < 0n;
  const size = negative ? -top : top;
  const rounded = (2n * size * scale + bottom) / (2n * bottom);
  return { top: negative ? -rounded : rounded, bottom: scale };
}

/** The decimal text of a number rounded half up, with exactly so many places: `84.00`. */
export function decimalText(value: Exact, places: number): string {
  const { top } = roundHalfUp(value, places);
  const digits = String(top < 0n ? -top : top).padStart(places + 1, '0');
  const sign = top < 0n ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The shortest decimal text of a number that is a decimal, for explanations: `0.5`, `95`. */
export function plainText(value: Exact): string {
  return decimalText(value, 12).replace(/\.?0+$/, '');
}
