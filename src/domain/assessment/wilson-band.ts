import { add, divide, least, multiply, subtract, whole, ZERO } from './decimal.ts';
import type { Exact } from './decimal.ts';

/** The two ends of a band, in percent. */
export interface Band {
  readonly low: Exact;
  readonly high: Exact;
}

// 1.96, the customary normal quantile of 95 %.
const Z: Exact = { top: 49n, bottom: 25n };
const HUNDRED = whole(100);
const QUARTER: Exact = { top: 1n, bottom: 4n };
const HALF: Exact = { top: 1n, bottom: 2n };
// Digits of the root beyond the point: far more than any rate is printed with.
const SCALE = 10n ** 12n;

/**
 * The 95 % band of a rate by Wilson's score interval: `(n + z²/2 ± z·√(n(d − n)/d + z²/4)) / (d + z²)`
 * with z = 1.96. All of it is exact but the root, which is cut after twelve digits. The same share of
 * more cases has a narrower band, and no band leaves [0, 100]. Undefined where nothing was counted.
 */
export function wilsonBand(numerator: Exact, denominator: Exact): Band | undefined {
  if (denominator.top <= 0n) return undefined;
  const square = multiply(Z, Z);
  // Early completions may outnumber what was due.
  const good = least(numerator, denominator);
  const spread = divide(multiply(good, subtract(denominator, good)), denominator);
  const root = rootOf(add(spread, multiply(square, QUARTER)));
  const all = add(denominator, square);
  const middle = add(good, multiply(square, HALF));
  const wide = multiply(Z, root);
  const percent = (value: Exact) => divide(multiply(value, HUNDRED), all);
  const low = percent(subtract(middle, wide));
  return { low: low.top < 0n ? ZERO : low, high: least(percent(add(middle, wide)), HUNDRED) };
}

/** √(a/b) = √(a·b) / b, cut after twelve digits. */
function rootOf({ top, bottom }: Exact): Exact {
  return { top: wholeRoot(top * bottom * SCALE * SCALE), bottom: bottom * SCALE };
}

/** The largest whole number whose square is not above `value`, by Newton's steps from above. */
function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
