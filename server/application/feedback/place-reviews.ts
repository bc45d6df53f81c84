import { foldReview } from '#domain/feedback/fold-review.ts';
import type { CommitDraft } from '../writer/commit-draft.ts';
import type { Standing } from '../public/rating-marks.ts';
import { addDecision } from '../writer/add-decision.ts';
import { filedPlace, isPlaceTold, isSamePlace, placeOf, rowsOf } from '../writer/follow-placed.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import { sweepOpened } from '../writer/sweep-into.ts';

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
  const nos = [...new Set(waiting.map(({ caseNo }) => caseNo))];
  const rowOf = await rowsOf(
    draft,
    nos.map((no) => ({ kind: 'case', no })),
  );
  for (const { key, rating, caseNo, events } of waiting) {
    const place = placeOf(rowOf({ kind: 'case', no: caseNo }));
    if (isSamePlace(place, filedPlace(events, 'review.filed'))) continue;
    if (isPlaceTold(rating.data, place)) continue;
    await addDecision(draft, key, rating, 'filed', { ...place });
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
    if (rating !== undefined) await addDecision(draft, key, rating, 'repeated', { of });
  }
  return keys;
}

const RATINGS: ReadonlySet<string> = new Set(['review.submitted', 'review.added']);
