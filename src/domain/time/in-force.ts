import { dayOf } from './day.ts';
import type { Day } from './day.ts';

/** From when to when a rule is in force, both days included; null while nobody has ended it. */
export interface Effective {
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
}

/** Earlier than any event that is taken, so that history that is imported has its rules. */
export const ALWAYS: Effective = { effectiveFrom: dayOf(2000, 1, 1), effectiveTo: null };

/** Whether a rule is in force on a day. */
export function isInForce({ effectiveFrom, effectiveTo }: Effective, on: Day): boolean {
  return on >= effectiveFrom && (effectiveTo === null || on <= effectiveTo);
}
