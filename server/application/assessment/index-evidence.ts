import { evidenceMarks } from './evidence-index.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';

const CHANGES_AT_ONCE = 20;
/** Bounds what one commit of idle work takes: some 30 ms. */
const SUBJECTS_AT_ONCE = 400;

/**
 * Brings the index of evidence on by a bounded part of the changes; whether more are left. It is done in
 * commits of its own, while nobody waits and beside the following of reference data, so that no event pays
 * for it: who asks for evidence looks at what the index does not know yet one by one.
 */
export async function indexEvidence({ journal, subjects, evidence }: StoreParts): Promise<boolean> {
  const changes = await journal.after(await evidence.upTo(), CHANGES_AT_ONCE);
  const keys = new SubjectMap<SubjectKey>();
  let [size, taken] = [0, 0];
  let upTo: number | undefined;
  for (const { dataVersion, subjects: changed } of changes) {
    if (size >= SUBJECTS_AT_ONCE) break;
    for (const { kind, no } of changed) keys.set({ kind, no }, { kind, no });
    size += changed.length;
    taken += 1;
    upTo = dataVersion;
  }
  if (upTo === undefined) return false;
  const rows = await subjects.find([...keys.values()]);
  const marks = rows.flatMap(({ kind, no, contribution }) => evidenceMarks(kind, no, contribution));
  await evidence.put(marks, upTo);
  return taken < changes.length || changes.length === CHANGES_AT_ONCE;
}
