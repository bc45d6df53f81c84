import { moveSealed } from '../people/move-sealed.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import type { CommitDraft } from './commit-draft.ts';
import { linkEvents } from './link-events.ts';
import { subjectKeyOf } from './subject-key.ts';

/**
 * Gives orders of sources to subjects of their own: up to derivation 17 they lay in the rows of cases,
 * also of cases that nobody knew. Answers those subjects, opened, which are to be derived too.
 *
 * @param rows opened
 */
export async function releaseOrders(
  draft: CommitDraft,
  rows: readonly SubjectRow[],
): Promise<readonly SubjectKey[]> {
  const released: SubjectKey[] = [];
  for (const row of rows) {
    const isHeld = draft
      .eventsOf(row)
      .some((event) => event.type.startsWith('order.') && subjectKeyOf(event).kind === 'order');
    if (row.kind !== 'case' || !isHeld) continue;
    const events = await draft.inside.log.read(row.events);
    const moved = events.flatMap((event, place) => {
      const to = subjectKeyOf(event);
      return to.kind === 'order' ? [{ event, seq: row.events[place] ?? 0, to }] : [];
    });
    draft.release(row, (event) => subjectKeyOf(event).kind === 'order', moved);
    await draft.open(moved.map(({ to }) => to));
    for (const { event, seq, to } of moved) draft.append(to, event, seq);
    const sent = moved.map(({ event }) => event);
    await linkEvents(draft.inside, sent);
    await moveSealed(draft.inside.personal, draft.vault, row, moved);
    released.push(...moved.map(({ to }) => to));
  }
  return released;
}
