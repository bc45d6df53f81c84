import { UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { bodyOf } from './feedback-entry.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectKey } from '../store/store-rows.ts';

const AT_ONCE = 200;

/** Reviews that wait for the place of their case. */
interface WaitingReviews {
  /** Those whose case is there. */
  readonly placed: readonly SubjectKey[];
  /** Whether others wait for a case that nobody knows yet. */
  readonly isMore: boolean;
}

/**
 * Reviews that wait for the place of a case. Two processes that took the one and the other at the same
 * moment did not see each other's: what neither could file is filed after them.
 */
export async function waitingReviews({
  subjects,
}: Pick<StoreParts, 'subjects'>): Promise<WaitingReviews> {
  const rows = await subjects.list({ kind: 'review', path: UNASSIGNED_PATH }, null, AT_ONCE);
  const waiting = rows.flatMap((row) => {
    const caseNo = bodyOf(row)?.view.caseNo ?? null;
    // One that names a region of its own lies where it says, known or not.
    return caseNo === null || row.region !== null ? [] : [{ no: row.no, caseNo }];
  });
  const nos = [...new Set(waiting.map(({ caseNo }) => caseNo))];
  const cases = await subjects.find(nos.map((no) => ({ kind: 'case', no }) as const));
  const known = new Set(cases.filter(({ region }) => region !== null).map(({ no }) => no));
  const placed = waiting.flatMap(({ no, caseNo }) =>
    known.has(caseNo) ? [{ kind: 'review', no } as const] : [],
  );
  return { placed, isMore: waiting.length > placed.length };
}
