import { placeOrders } from '../cards/place-orders.ts';
import { placeReviews } from '../feedback/place-reviews.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { CommitDraft } from './commit-draft.ts';

/** Files those of opened subjects that lie where another does: reviews and orders. */
export async function placeFollowing(
  draft: CommitDraft,
  keys: readonly SubjectKey[],
): Promise<void> {
  await placeReviews(
    draft,
    keys.filter(({ kind }) => kind === 'review'),
  );
  await placeOrders(
    draft,
    keys.filter(({ kind }) => kind === 'order'),
  );
}
