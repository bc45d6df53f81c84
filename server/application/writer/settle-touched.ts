import { isDerived } from '#domain/derive-subject.ts';
import type { Instant } from '#domain/time/limit.ts';
import { answerMerged } from '../feedback/answer-merged.ts';
import type { CommitDraft } from './commit-draft.ts';
import { followersOf, noteStandings, placeReviews } from '../feedback/place-reviews.ts';
import { rankRatings } from '../public/rating-marks.ts';
import type { StoredBatches, Touched } from '../store/store-batches.ts';
import { SubjectMap } from '../store/subject-map.ts';

/**
 * Derives what a group of batches touched. Cases come first: reviews are filed where their case lies,
 * also those that were there before it, and of several of one reviewer the first counts.
 *
 * @throws {RangeError} our rules cannot settle one of them.
 */
export async function settleTouched(
  draft: CommitDraft,
  { touched, ratings }: Pick<StoredBatches, 'touched' | 'ratings'>,
  sweptBefore: Instant,
): Promise<void> {
  for (const { key } of touched) if (!isDerived(key.kind)) draft.keepEvents(key);
  const derived = touched.filter(({ key }) => isDerived(key.kind));
  const reviews = derived.filter(({ key }) => key.kind === 'review');
  await settle(draft, reviews.length === 0 ? derived : derived.filter(isOther), sweptBefore);
  const tickets = derived.filter(({ key }) => key.kind === 'ticket').map(({ key }) => key);
  if (tickets.length > 0) {
    const silent = touched.every((one) => one.silent);
    const answered = await answerMerged(draft, tickets);
    await settle(
      draft,
      answered.map((key) => ({ key, silent })),
      sweptBefore,
    );
  }
  const cases = derived.filter(({ key }) => key.kind === 'case').map(({ key }) => key);
  const followers = cases.length === 0 ? [] : await followersOf(draft, cases);
  if (reviews.length === 0 && followers.length === 0) return;
  const silent = touched.every((one) => one.silent);
  const all = new SubjectMap<Touched>();
  for (const one of reviews) all.set(one.key, one);
  const add = (key: Touched['key']): void => {
    if (all.get(key) === undefined) all.set(key, { key, silent });
  };
  followers.forEach(add);
  await placeReviews(
    draft,
    [...all.values()].map(({ key }) => key),
  );
  const standings = ratings.length === 0 ? [] : await rankRatings(draft.inside, ratings);
  (await noteStandings(draft, standings)).forEach(add);
  await settle(draft, [...all.values()], sweptBefore);
}

async function settle(
  draft: CommitDraft,
  touched: readonly Touched[],
  sweptBefore: Instant,
): Promise<void> {
  const wanted = touched.map(({ key, silent }) => ({ key, manner: { silent, sweptBefore } }));
  for (const problem of await draft.settleAll(wanted)) {
    if (problem !== undefined) throw problem;
  }
}

function isOther({ key }: Touched): boolean {
  return key.kind !== 'review';
}
