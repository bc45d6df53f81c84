import { decimalText, divide, multiply, whole } from '../assessment/decimal.ts';
import type { Indicator, IndicatorUnit } from './indicator.ts';

const FACTORS: Readonly<Record<Exclude<IndicatorUnit, 'count'>, number>> = {
  percent: 100,
  perTenThousand: 10_000,
  workingDays: 1,
  points: 1,
  times: 1,
};

/** Decimal places of every value that is a quotient, as rates are printed (`domain.md` 5.3). */
const PLACES = 2;

/**
 * The value of an indicator as a decimal text, exact and rounded half up once; null where it is not
 * applicable: nothing is in the denominator. Never 0 for that, and never 100.
 *
 * @param denominator null for a plain count
 */
export function indicatorValue(
  { unit, direction }: Pick<Indicator, 'unit' | 'direction'>,
  numerator: number,
  denominator: number | null,
): string | null {
  if (unit === 'count' || denominator === null) return String(numerator);
  if (denominator === 0) return null;
  // Of what is good more than all is printed as all of it (`worked-examples.md` B), as it is scored; of what
  // is bad it is told.
  if (unit === 'percent' && direction === 'higher' && numerator > denominator) {
    return decimalText(whole(100), PLACES);
  }
  const top = multiply(whole(numerator), whole(FACTORS[unit]));
  return decimalText(divide(top, whole(denominator)), PLACES);
}
