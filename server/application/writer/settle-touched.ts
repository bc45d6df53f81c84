import { isDerived } from '#domain/derive-subject.ts';
import type { Instant } from '#domain/time/limit.ts';
import { placeOrders } from '../cards/place-orders.ts';
import { answerMerged } from '../feedback/answer-merged.ts';
import type { CommitDraft } from './commit-draft.ts';
import { noteStandings, placeReviews } from '../feedback/place-reviews.ts';
import { rankRatings } from '../public/rating-marks.ts';
import type { StoredBatches, Touched } from '../store/store-batches.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';
import { FOLLOWING, followersOf } from './follow-placed.ts';
import { placeLicences } from './place-licences.ts';

/**
 * Derives what a group of batches touched. Cases and tickets come first: reviews, and licences asked of
 * nobody known, are filed where their case lies, orders where that lies which they are about, also those
 * that were there before it; and of several reviews of one reviewer the first counts.
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
  const ofKind = (kind: string): Touched[] => derived.filter(({ key }) => key.kind === kind);
  await settle(
    draft,
    derived.filter(({ key }) => !FOLLOWING.has(key.kind)),
    sweptBefore,
  );
  const silent = touched.every((one) => one.silent);
  const tickets = ofKind('ticket').map(({ key }) => key);
  if (tickets.length > 0) {
    const answered = await answerMerged(draft, tickets);
    await settle(
      draft,
      answered.map((key) => ({ key, silent })),
      sweptBefore,
    );
  }
  const owners = [...ofKind('case').map(({ key }) => key), ...tickets];
  const followers = await followersOf(draft, owners, ['licence', 'review', 'order']);
  const isLicence = ({ kind }: SubjectKey): boolean => kind === 'licence';
  const asked = ofKind('licence');
  const filed = await placeLicences(draft, [...keysOf(asked), ...followers.filter(isLicence)]);
  await settle(draft, together(asked, filed, silent), sweptBefore);
  const isReview = ({ kind }: SubjectKey): boolean => kind === 'review';
  const reviews = together(ofKind('review'), followers.filter(isReview), silent);
  if (reviews.length > 0) {
    await placeReviews(draft, keysOf(reviews));
    const standings = ratings.length === 0 ? [] : await rankRatings(draft.inside, ratings);
    const noted = await noteStandings(draft, standings);
    await settle(draft, together(reviews, noted, silent), sweptBefore);
  }
  const ofReviews = await followersOf(draft, keysOf(reviews), ['order']);
  const isOrder = ({ kind }: SubjectKey): boolean => kind === 'order';
  const about = [...followers.filter(isOrder), ...ofReviews];
  const orders = together(ofKind('order'), about, silent);
  if (orders.length === 0) return;
  await placeOrders(draft, keysOf(orders));
  await settle(draft, orders, sweptBefore);
}

/** What was touched and what follows it, each once. */
function together(
  touched: readonly Touched[],
  others: readonly SubjectKey[],
  silent: boolean,
): readonly Touched[] {
  const all = new SubjectMap<Touched>();
  for (const one of touched) all.set(one.key, one);
  for (const key of others) if (all.get(key) === undefined) all.set(key, { key, silent });
  return [...all.values()];
}

function keysOf(touched: readonly Touched[]): readonly SubjectKey[] {
  return touched.map(({ key }) => key);
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
