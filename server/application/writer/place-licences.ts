import { eventsInOrder } from '#domain/cases/compare-events.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import { textOf } from '#domain/cases/read-data.ts';
import { askedDepartment } from '#domain/licences/derive-licence.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import { addDecision } from './add-decision.ts';
import type { CommitDraft } from './commit-draft.ts';
import { filedPlace, placeOf, rowsOf } from './follow-placed.ts';

/**
 * Files opened requests for licences in the region of their case, where nobody knows the department that
 * is asked (`interfaces.md` 1.4). One whose case is not known yet waits for it. Answers those that it filed
 * anew.
 */
export async function placeLicences(
  draft: CommitDraft,
  licences: readonly SubjectKey[],
): Promise<readonly SubjectKey[]> {
  const waiting = licences.flatMap((key) => {
    const events = draft.eventsOf(key);
    const told = eventsInOrder(events.filter(({ source }) => source !== PLATFORM_SOURCE));
    const naming = told.find(({ data }) => textOf(data, 'caseNo') !== null);
    const caseNo = naming && textOf(naming.data, 'caseNo');
    const department = askedDepartment(told);
    const isKnown =
      department !== null && draft.book.configuration.findDepartment(department) !== undefined;
    return naming === undefined || caseNo == null || isKnown
      ? []
      : [{ key, naming, caseNo, events }];
  });
  // Nearly every commit has none, and is to ask the store nothing for it.
  if (waiting.length === 0) return [];
  const nos = [...new Set(waiting.map(({ caseNo }) => caseNo))];
  const rowOf = await rowsOf(
    draft,
    nos.map((no) => ({ kind: 'case', no })),
  );
  const filed: SubjectKey[] = [];
  for (const { key, naming, caseNo, events } of waiting) {
    const { regionCode } = placeOf(rowOf({ kind: 'case', no: caseNo }));
    if (regionCode === filedPlace(events, 'licence.filed').regionCode) continue;
    await addDecision(draft, key, naming, 'filed', { regionCode });
    filed.push(key);
  }
  return filed;
}
