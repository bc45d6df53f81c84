import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import { textOf } from '#domain/cases/read-data.ts';
import { foldReview } from '#domain/feedback/fold-review.ts';
import type { CommitDraft } from '../writer/commit-draft.ts';
import type { Standing } from '../public/rating-marks.ts';
import { lastDecision } from '../writer/settle-subject.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import { sweepOpened } from '../writer/sweep-into.ts';
import { SubjectTaken } from '../writer/subject-taken.ts';

/** Where a case lies, as far as it is known. */
type Place = Readonly<Record<'regionCode' | 'departmentCode' | 'itemCode', string | null>>;

const NOWHERE: Place = { regionCode: null, departmentCode: null, itemCode: null };

/**
 * Reviews, opened, whose case was made or moved by this commit: they follow it. Cases have to be
 * settled before.
 */
export async function followersOf(
  draft: CommitDraft,
  cases: readonly SubjectKey[],
): Promise<readonly SubjectKey[]> {
  const moved = cases.filter((key) => {
    const before = draft.beforeOf(key);
    return before === undefined || !isSame(placeOf(before), placeOf(draft.rowOf(key)));
  });
  if (moved.length === 0) return [];
  const links = await draft.inside.subjects.linksOf(moved.map(({ no }) => no));
  const reviews = links
    .filter(({ kind }) => kind === 'review')
    .map(({ kind, no }) => ({ kind, no }));
  await draft.open(reviews);
  await sweepOpened(draft, reviews);
  return reviews;
}

/**
 * Files opened reviews under the place of their case, where their own events do not say all of it:
 * what a subject is derived from are its own events, so the platform writes into them what another
 * subject says. A review whose case is not known yet waits for it.
 */
export async function placeReviews(
  draft: CommitDraft,
  reviews: readonly SubjectKey[],
): Promise<void> {
  const waiting = reviews.flatMap((key) => {
    const events = draft.eventsOf(key).filter(({ type }) => type.startsWith('review.'));
    const { rating, facts } = foldReview(events);
    const caseNo = facts?.caseNo ?? null;
    return rating === null || caseNo === null ? [] : [{ key, rating, caseNo, events }];
  });
  const rows = await casesOf(draft, new Set(waiting.map(({ caseNo }) => caseNo)));
  for (const { key, rating, caseNo, events } of waiting) {
    const place = placeOf(rows.get(caseNo));
    if (isSame(place, filedOf(events)) || isToldBy(rating.data, place)) continue;
    await decide(draft, key, rating, 'filed', { ...place });
  }
}

/** Writes down which reviews repeat another, or no longer do. */
export async function noteStandings(
  draft: CommitDraft,
  standings: readonly Standing[],
): Promise<readonly SubjectKey[]> {
  const keys = standings.map(({ no }): SubjectKey => ({ kind: 'review', no }));
  await draft.open(keys);
  await sweepOpened(draft, keys);
  for (const { no, of } of standings) {
    const key: SubjectKey = { kind: 'review', no };
    const rating = draft.eventsOf(key).find(({ type }) => RATINGS.has(type));
    if (rating !== undefined) await decide(draft, key, rating, 'repeated', { of });
  }
  return keys;
}

const RATINGS: ReadonlySet<string> = new Set(['review.submitted', 'review.added']);

/**
 * A decision about a review bears the time of its rating, so that a look at any moment after it finds
 * the same; when it was known, its receipt says.
 */
async function decide(
  draft: CommitDraft,
  key: SubjectKey,
  rating: LoggedEvent,
  what: 'filed' | 'repeated',
  data: EventData,
): Promise<void> {
  const sequence = lastDecision(draft.eventsOf(key)) + 1;
  const event: LoggedEvent = {
    source: PLATFORM_SOURCE,
    id: `review:${key.no}/${what}/${sequence}`,
    type: `review.${what}`,
    subject: key.no,
    time: rating.time,
    sequence,
    receivedAt: draft.now,
    data,
  };
  const [stored] = await draft.addEvents([event]);
  if (stored?.fresh !== true) throw new SubjectTaken();
  draft.append(key, stored.event, stored.seq);
}

async function casesOf(
  draft: CommitDraft,
  nos: ReadonlySet<string>,
): Promise<ReadonlyMap<string, SubjectRow>> {
  const rows = new Map<string, SubjectRow>();
  const wanted: SubjectKey[] = [];
  for (const no of nos) {
    const key: SubjectKey = { kind: 'case', no };
    const open = draft.rowOf(key);
    if (open === undefined) wanted.push(key);
    else rows.set(no, open);
  }
  for (const row of await draft.inside.subjects.find(wanted)) rows.set(row.no, row);
  return rows;
}

function placeOf(row: SubjectRow | undefined): Place {
  if (row === undefined) return NOWHERE;
  return { regionCode: row.region, departmentCode: row.department, itemCode: row.item };
}

/** The place that the platform filed last. */
function filedOf(events: readonly LoggedEvent[]): Place {
  let last: LoggedEvent | undefined;
  for (const event of events) {
    if (event.type !== 'review.filed' || event.source !== PLATFORM_SOURCE) continue;
    if (last === undefined || (event.sequence ?? 0) > (last.sequence ?? 0)) last = event;
  }
  if (last === undefined) return NOWHERE;
  const { data } = last;
  return {
    regionCode: textOf(data, 'regionCode'),
    departmentCode: textOf(data, 'departmentCode'),
    itemCode: textOf(data, 'itemCode'),
  };
}

/** Whether a rating itself says everything that its case could. */
function isToldBy(data: EventData, place: Place): boolean {
  return Object.keys(place).every(
    (field) => textOf(data, field) !== null || place[field as keyof Place] === null,
  );
}

function isSame(one: Place, other: Place): boolean {
  return (
    one.regionCode === other.regionCode &&
    one.departmentCode === other.departmentCode &&
    one.itemCode === other.itemCode
  );
}
