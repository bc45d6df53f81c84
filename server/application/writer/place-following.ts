import { placeOrders } from '../cards/place-orders.ts';
import { placeReviews } from '../feedback/place-reviews.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { CommitDraft } from './commit-draft.ts';
import { placeLicences } from './place-licences.ts';

/** Files those of opened subjects that lie where another does: licences, reviews and orders. */
export async function placeFollowing(
  draft: CommitDraft,
  keys: readonly SubjectKey[],
): Promise<void> {
  await placeLicences(
    draft,
    keys.filter(({ kind }) => kind === 'licence'),
  );
  await placeReviews(
    draft,
    keys.filter(({ kind }) => kind === 'review'),
  );
  await placeOrders(
    draft,
    keys.filter(({ kind }) => kind === 'order'),
  );
}
