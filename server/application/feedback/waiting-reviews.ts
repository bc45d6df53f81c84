import { UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { bodyOf } from './feedback-entry.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectKey } from '../store/store-rows.ts';

const AT_ONCE = 200;

/**
 * Reviews that wait for the place of a case that is there. Two processes that took the one and the
 * other at the same moment did not see each other's: what neither could file is filed after them.
 */
export async function waitingReviews({
  subjects,
}: Pick<StoreParts, 'subjects'>): Promise<readonly SubjectKey[]> {
  const rows = await subjects.list({ kind: 'review', path: UNASSIGNED_PATH }, null, AT_ONCE);
  const waiting = rows.flatMap((row) => {
    const caseNo = bodyOf(row)?.view.caseNo ?? null;
    // One that names a region of its own lies where it says, known or not.
    return caseNo === null || row.region !== null ? [] : [{ no: row.no, caseNo }];
  });
  const nos = [...new Set(waiting.map(({ caseNo }) => caseNo))];
  const cases = await subjects.find(nos.map((no) => ({ kind: 'case', no }) as const));
  const placed = new Set(cases.filter(({ region }) => region !== null).map(({ no }) => no));
  return waiting.flatMap(({ no, caseNo }) =>
    placed.has(caseNo) ? [{ kind: 'review', no } as const] : [],
  );
}
