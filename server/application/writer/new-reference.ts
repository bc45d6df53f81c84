import type { ReferenceRow } from '../store/store-rows.ts';

/** New reference data without its number. */
export type NewReference = Omit<ReferenceRow, 'no'>;
