import type { Contribution } from '#domain/derived-subject.ts';
import { isDerived } from '#domain/derive-subject.ts';
import { placeFollowing } from './place-following.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { EventList } from './writer-port.ts';
import type { Writer } from './writer.ts';

/** Derives subjects again, such as those that a check found to differ. */
export function rederiveSubjects(writer: Writer, keys: readonly SubjectKey[]): Promise<void> {
  // Rows may be wrong in the store: memory is no witness.
  writer.forgetMemory();
  return writer.commit(async (draft, sweptBefore) => {
    draft.snapshot = true;
    await draft.open(keys);
    await placeFollowing(draft, keys);
    for (const key of keys) await draft.settle(key, { silent: false, sweptBefore });
  });
}

/** Gives subjects the events that the log holds of them. */
export function relistSubjects(writer: Writer, lists: readonly EventList[]): Promise<void> {
  writer.forgetMemory();
  return writer.commit(async (draft, sweptBefore) => {
    await draft.open(lists);
    for (const { kind, no, seqs } of lists) {
      const key = { kind, no };
      const held = new Set(draft.rowOf(key)?.events ?? []);
      const lost = seqs.filter((seq) => !held.has(seq));
      const events = await draft.inside.log.read(lost);
      for (const [place, event] of events.entries()) draft.append(key, event, lost[place] ?? 0);
      if (isDerived(kind)) await draft.settle(key, { silent: true, sweptBefore });
      else draft.keepEvents(key);
    }
  });
}

/** Corrects the counts by a difference that a check found; sums of contributions stay right. */
export function correctCounts(writer: Writer, deltas: Contribution): Promise<void> {
  return writer.commit((draft) => {
    draft.correct(deltas);
    draft.snapshot = true;
    return Promise.resolve();
  });
}
