import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { AdmittedBatch } from './admit-batch.ts';
import type { CommitDraft } from './commit-draft.ts';
import { findStored } from './store-events.ts';
import type { StoredEvent } from './store-events.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { subjectKeyOf } from './subject-key.ts';
import { SubjectMap } from '../store/subject-map.ts';

/** What became of an event; `detached` is a new one of a subject whose events lie in an archive. */
type Added = StoredEvent | 'detached';

/** What became of each admitted event; undefined for the rest of a row whose first event is not taken. */
export async function addRows(
  draft: CommitDraft,
  batches: readonly AdmittedBatch[],
): Promise<readonly (Added | undefined)[]> {
  const first: { readonly at: number; readonly event: LoggedEvent }[] = [];
  const rest: ((typeof first)[number] & { readonly head: number })[] = [];
  let begin = 0;
  for (const { admitted } of batches) {
    for (const [place, { event, head }] of admitted.entries()) {
      if (head === undefined) first.push({ at: begin + place, event });
      else rest.push({ at: begin + place, event, head: begin + head });
    }
    begin += admitted.length;
  }
  const results = new Array<Added | undefined>(begin).fill(undefined);
  const add = async (wanted: typeof first): Promise<void> => {
    const added = await addEvents(
      draft,
      wanted.map(({ event }) => event),
    );
    for (const [place, { at }] of wanted.entries()) {
      const result = added[place];
      if (result === undefined) throw new RangeError('the log answered fewer events than it got');
      results[at] = result;
    }
  };
  await add(first);
  const taken = rest.filter(({ head }) => isTaken(results[head]));
  if (taken.length > 0) await add(taken);
  return results;
}

function isTaken(result: Added | undefined): boolean {
  return result !== undefined && result !== 'detached' && (result.fresh || result.same);
}

/** Stores events, each identity once; of those whose subject lies in an archive nothing new. */
async function addEvents(
  draft: CommitDraft,
  events: readonly LoggedEvent[],
): Promise<readonly Added[]> {
  const detached = await detachedAmong(draft, events);
  const isAway = (event: LoggedEvent): boolean => detached.get(subjectKeyOf(event)) !== undefined;
  const away = events.filter(isAway);
  if (away.length === 0) return draft.addEvents(events);
  const added = await draft.addEvents(events.filter((event) => !isAway(event)));
  const known = await findStored(draft.inside, draft.vault, away);
  const next = { added: added.values(), known: known.values() };
  return events.map((event) =>
    isAway(event) ? (next.known.next().value ?? 'detached') : takeNext(next.added),
  );
}

function takeNext(added: Iterator<StoredEvent, unknown>): StoredEvent {
  const { done, value } = added.next();
  if (done === true) throw new RangeError('the log answered fewer events than it got');
  return value;
}

async function detachedAmong(
  { hasDetached, inside }: CommitDraft,
  events: readonly LoggedEvent[],
): Promise<SubjectMap<SubjectRow>> {
  const found = new SubjectMap<SubjectRow>();
  if (!hasDetached) return found;
  const rows = await inside.subjects.find(events.map(subjectKeyOf));
  for (const row of rows) if (isDetached(row)) found.set(row, row);
  return found;
}

/** Whether the events of a subject lie in an archive. */
export function isDetached(row: SubjectRow | undefined): boolean {
  return row !== undefined && row.detached !== null;
}
