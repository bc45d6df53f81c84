import { reviewerIdentity } from '#domain/access/reviewer-identity.ts';
import { compareEvents } from '#domain/cases/compare-events.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { textOf } from '#domain/cases/read-data.ts';
import type { StoreParts } from '../store/store.ts';
import { SubjectTaken } from '../writer/subject-taken.ts';
import type { Vault } from '../people/vault.ts';

/** A rating that may have been given before: its event, and the mark of case, stage and reviewer. */
export interface MarkedRating {
  readonly event: LoggedEvent;
  readonly mark: string;
}

/** A review whose standing changed: the number of the first of its mark, null where it is the first. */
export interface Standing {
  readonly no: string;
  readonly of: string | null;
}

/** What is kept of a rating under its mark: enough to say which was first. */
type Kept = Omit<LoggedEvent, 'receivedAt' | 'data'> & Pick<Standing, 'of'>;

/** Kind of the records that hold the ratings of one mark. */
const RATINGS = 'rating';
/** Kind of the records that tell the mark of a review, so that it can be forgotten. */
const MARKS = 'ratingMark';

/**
 * The mark of a rating as it was sent. It is made with the master key, so that whoever reads the store
 * cannot try telephone numbers; undefined where case or reviewer is not told.
 */
export function markOf(event: LoggedEvent, vault: Vault): string | undefined {
  if (event.type !== 'review.submitted' && event.type !== 'review.added') return undefined;
  const caseNo = textOf(event.data, 'caseNo');
  const reviewer = reviewerIdentity(event.data['reviewer']);
  if (caseNo === null || reviewer === null) return undefined;
  const stage = textOf(event.data, 'stage') ?? 'case';
  return vault.mark('rating', JSON.stringify([caseNo, stage, reviewer]));
}

/**
 * Adds ratings under their marks and answers the reviews whose standing changed. One case, stage and
 * reviewer have one rating (一事一评): the first in the order of events, whatever order they came in.
 *
 * @throws {SubjectTaken} another transaction wrote one of the marks meanwhile.
 */
export async function rankRatings(
  { desk }: Pick<StoreParts, 'desk'>,
  ratings: readonly MarkedRating[],
): Promise<readonly Standing[]> {
  const byMark = Map.groupBy(ratings, ({ mark }) => mark);
  const changed: Standing[] = [];
  for (const [mark, added] of [...byMark].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const record = await desk.findRecord(RATINGS, mark);
    const kept = record === undefined ? [] : (JSON.parse(record.body) as Kept[]);
    const ranked = rank(kept, added);
    const body = JSON.stringify(ranked);
    const before = record?.version ?? null;
    if (!(await desk.writeRecord({ kind: RATINGS, key: mark, body, before }))) {
      throw new SubjectTaken();
    }
    for (const one of ranked) {
      const was = kept.find(({ subject }) => subject === one.subject);
      if ((was?.of ?? null) !== one.of) changed.push({ no: one.subject, of: one.of });
      if (was === undefined) await noteMark(desk, one.subject, mark);
    }
  }
  return changed;
}

/** Takes what tells the reviewer of a review out of the marks. */
export async function forgetMark({ desk }: Pick<StoreParts, 'desk'>, no: string): Promise<void> {
  const note = await desk.findRecord(MARKS, no);
  if (note === undefined) return;
  await desk.writeRecord({ kind: MARKS, key: no, body: null, before: note.version });
  const record = await desk.findRecord(RATINGS, note.body);
  if (record === undefined) return;
  const left = (JSON.parse(record.body) as Kept[]).filter(({ subject }) => subject !== no);
  const body = left.length === 0 ? null : JSON.stringify(left);
  await desk.writeRecord({ kind: RATINGS, key: note.body, body, before: record.version });
}

function rank(kept: readonly Kept[], added: readonly MarkedRating[]): readonly Kept[] {
  const earliest = new Map<string, LoggedEvent & Pick<Standing, 'of'>>();
  const all = [
    ...kept.map((one) => ({ ...one, receivedAt: 0, data: {} })),
    ...added.map(({ event }) => ({ ...event, of: null })),
  ];
  for (const one of all) {
    const other = earliest.get(one.subject);
    if (other === undefined || compareEvents(one, other) < 0) earliest.set(one.subject, one);
  }
  const sorted = [...earliest.values()].sort(compareEvents);
  const first = sorted[0]?.subject ?? '';
  return sorted.map(({ source, id, type, subject, time, sequence }) => ({
    ...{ source, id, type, subject, time, sequence },
    of: subject === first ? null : first,
  }));
}

async function noteMark(desk: StoreParts['desk'], no: string, mark: string): Promise<void> {
  const note = await desk.findRecord(MARKS, no);
  // A review that was rated again by somebody else keeps the mark of the first.
  if (note !== undefined) return;
  await desk.writeRecord({ kind: MARKS, key: no, body: mark, before: null });
}
