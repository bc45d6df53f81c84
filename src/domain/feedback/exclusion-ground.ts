import type { LoggedEvent } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';

/** Why a review may be taken out of the counts: 误评, 恶意, 非政务 (国办发〔2019〕51号, `domain.md` 3.3). */
const EXCLUSION_GROUNDS = ['mistaken', 'malicious', 'notGovernment'] as const;
export type ExclusionGround = (typeof EXCLUSION_GROUNDS)[number];

/** The ground of an exclusion, in `result` or `reason`; null where it names none that is known. */
export function exclusionGroundOf({ data }: LoggedEvent): ExclusionGround | null {
  const sent = [textOf(data, 'result'), textOf(data, 'reason')];
  return EXCLUSION_GROUNDS.find((ground) => sent.includes(ground)) ?? null;
}
