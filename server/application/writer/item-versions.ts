import { eventsInOrder } from '#domain/cases/compare-events.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { ItemRecord } from '../reference/reference-data.ts';
import { itemCodeOf, itemRecordsOf } from './item-events.ts';
import type { CommitDraft } from './commit-draft.ts';

/**
 * The versions of items that new events record. A revision goes on from the version before it, whenever
 * it comes in: what begins after one that comes late is made again from the item's events.
 */
export async function itemVersions(
  draft: CommitDraft,
  events: readonly LoggedEvent[],
): Promise<readonly ItemRecord[]> {
  const records: ItemRecord[] = [];
  for (const fresh of byCode(events).values()) records.push(...(await versionsOf(draft, fresh)));
  return records;
}

async function versionsOf(
  draft: CommitDraft,
  fresh: readonly LoggedEvent[],
): Promise<readonly ItemRecord[]> {
  const { book } = draft;
  const { calendar } = book.configuration;
  const inOrder = eventsInOrder(fresh);
  const [first] = inOrder;
  if (first === undefined) return [];
  const code = itemCodeOf(first);
  const known = book.itemRecords(code);
  const from = formatDay(dayAt(calendar, first.time));
  // What was recorded last need not begin last: of versions made again only those that changed are recorded.
  if (!known.some(({ validFrom }) => validFrom !== null && validFrom >= from)) {
    return itemRecordsOf(inOrder, (day) => inForceOn(known, day), calendar);
  }
  const all = eventsInOrder([...(await earlierEvents(draft, fresh)), ...fresh]).filter(
    (event) => itemCodeOf(event) === code,
  );
  const days = new Set(all.map(({ time }) => formatDay(dayAt(calendar, time))));
  // What a file loaded begins on a day without events: it says all there is to say, and stands.
  const standing = known.filter(({ validFrom }) => validFrom === null || !days.has(validFrom));
  const made = itemRecordsOf(all, (day) => inForceOn(standing, day), calendar);
  // Of one day the last holds; what stands already is not recorded again.
  const byDay = new Map(made.map((record) => [record.validFrom, record]));
  return [...byDay.values()].filter((record) => {
    const { validFrom } = record;
    if (validFrom === null || validFrom < from) return false;
    const stands = known.findLast((one) => one.validFrom === validFrom);
    return JSON.stringify(stands) !== JSON.stringify(record);
  });
}

/** Events that the log holds under the numbers of these, without them. */
async function earlierEvents(
  draft: CommitDraft,
  fresh: readonly LoggedEvent[],
): Promise<readonly LoggedEvent[]> {
  const seqs = [...new Set(fresh.map(({ subject }) => subject))].flatMap(
    (no) => draft.beforeOf({ kind: 'item', no })?.events ?? [],
  );
  return draft.inside.log.read(seqs);
}

/** The version recorded last of those that begin last up to a day. */
function inForceOn(known: readonly ItemRecord[], day: string): ItemRecord | undefined {
  let found: ItemRecord | undefined;
  for (const record of known) {
    const from = record.validFrom ?? '';
    if (from <= day && from >= (found?.validFrom ?? '')) found = record;
  }
  return found;
}

function byCode(events: readonly LoggedEvent[]): ReadonlyMap<string, readonly LoggedEvent[]> {
  const codes = new Map<string, LoggedEvent[]>();
  for (const event of events) {
    const code = itemCodeOf(event);
    const known = codes.get(code);
    if (known === undefined) codes.set(code, [event]);
    else known.push(event);
  }
  return codes;
}
