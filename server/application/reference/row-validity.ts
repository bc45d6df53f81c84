import type { RowReader } from '../store/row-reader.ts';

/** Reads from when to when a row of reference data is valid; absent days do not bound it. */
export function validityOf(read: RowReader): {
  readonly validFrom: string | null;
  readonly validTo: string | null;
} {
  const validFrom = read.day('validFrom');
  const validTo = read.day('validTo');
  if (validFrom !== null && validTo !== null && validTo < validFrom) {
    read.fail('validTo lies before validFrom');
  }
  return { validFrom, validTo };
}
