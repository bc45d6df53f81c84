import { UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { bodyOf } from './feedback-entry.ts';
import type { StoreParts } from '../store/store.ts';
import { placedAmong, WAITING_AT_ONCE } from '../writer/placed-among.ts';
import type { PlacedAmong } from '../writer/placed-among.ts';

/**
 * Reviews that wait for the place of a case. Two processes that took the one and the other at the same
 * moment did not see each other's: what neither could file is filed after them.
 */
export async function waitingReviews({
  subjects,
}: Pick<StoreParts, 'subjects'>): Promise<PlacedAmong> {
  const rows = await subjects.list(
    { kind: 'review', path: UNASSIGNED_PATH },
    null,
    WAITING_AT_ONCE,
  );
  const waiting = rows.flatMap((row) => {
    const caseNo = bodyOf(row)?.view.caseNo ?? null;
    // One that names a region of its own lies where it says, known or not.
    if (caseNo === null || row.region !== null) return [];
    return [{ key: { kind: 'review', no: row.no } as const, about: caseNo }];
  });
  return placedAmong({ subjects }, waiting, ['case']);
}
