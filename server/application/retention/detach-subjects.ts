import type { CommitDraft } from '../writer/commit-draft.ts';
import { digestEvent } from '../people/personal-records.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import type { Writer } from '../writer/writer.ts';
import type { WantedDetaching } from './retention.ts';

/**
 * Leaves what the events of subjects say to an archive that holds it; a subject that changed since
 * it was written there stays. Answers how many went.
 */
export function detachSubjects(
  writer: Writer,
  { archive, subjects }: WantedDetaching,
): Promise<number> {
  return writer.commit(async (draft) => {
    await draft.open(subjects);
    let gone = 0;
    for (const key of subjects) {
      const row = draft.rowOf(key);
      if (row?.version !== key.version || row.detached !== null) continue;
      await detachEvents(draft, row);
      draft.keepEvents(key, archive);
      gone += 1;
    }
    if (gone > 0 && !draft.hasDetached) {
      draft.hasDetached = true;
      await draft.inside.journal.mark('hasDetached', 1);
    }
    return gone;
  });
}

/** Keeps of the events of a subject only what they are known again by. */
async function detachEvents(
  { inside: { log }, vault }: CommitDraft,
  { kind, no, events: seqs }: SubjectRow,
): Promise<void> {
  const events = await log.read(seqs);
  if (events.length !== seqs.length) throw new RangeError(`events of ${kind} ${no} are missing`);
  await log.detach(
    events.map((event, place) => ({ seq: seqs[place] ?? 0, digests: digestEvent(vault, event) })),
  );
}
