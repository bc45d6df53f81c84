import { eventsInOrder } from '#domain/cases/compare-events.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import { orderAbout } from '#domain/cards/orders.ts';
import { CARDED_KINDS } from '#domain/subject-kind.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import { addDecision } from '../writer/add-decision.ts';
import type { CommitDraft } from '../writer/commit-draft.ts';
import { filedPlace, isPlaceTold, isSamePlace, placeOf, rowsOf } from '../writer/follow-placed.ts';

/**
 * Files opened orders of sources under the place of what they are about: a case, else a ticket, else a
 * review, else an item of the number that the first of their events names. One that names what nobody knows yet waits
 * for it.
 */
export async function placeOrders(
  draft: CommitDraft,
  orders: readonly SubjectKey[],
): Promise<void> {
  const waiting = orders.flatMap((key) => {
    const events = draft.eventsOf(key);
    const told = eventsInOrder(events.filter(({ source }) => source !== PLATFORM_SOURCE));
    const naming = told.find((event) => orderAbout(event) !== null);
    const about = naming === undefined ? null : orderAbout(naming);
    return naming === undefined || about === null ? [] : [{ key, naming, about, events }];
  });
  const rowOf = await rowsOf(
    draft,
    waiting.flatMap(({ about }) => CARDED_KINDS.map((kind) => ({ kind, no: about }))),
  );
  for (const { key, naming, about, events } of waiting) {
    const rows = CARDED_KINDS.map((kind) => rowOf({ kind, no: about }));
    // Of a case that nobody received a stray event may be all that is known.
    const row = rows.find((one) => (one?.region ?? null) !== null);
    const item = row === undefined ? draft.book.findLatestItem(about) : undefined;
    const place =
      item === undefined
        ? placeOf(row)
        : { regionCode: null, departmentCode: item.departmentCode, itemCode: about };
    if (isSamePlace(place, filedPlace(events, 'order.filed'))) continue;
    if (isPlaceTold(naming.data, place)) continue;
    await addDecision(draft, key, naming, 'filed', { no: key.no, ...place });
  }
}
