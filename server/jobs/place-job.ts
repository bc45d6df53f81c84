import { isCarded } from '#domain/subject-kind.ts';
import { waitingOrders } from '../application/cards/waiting-orders.ts';
import type { ReadSide } from '../application/read-side.ts';
import type { SubjectKey } from '../application/store/store-rows.ts';
import { FOLLOWING } from '../application/writer/follow-placed.ts';
import { waitingLicences } from '../application/writer/waiting-licences.ts';
import type { WriterPort } from '../application/writer/writer-port.ts';
import { waitingReviews } from '../application/feedback/waiting-reviews.ts';

/** Also without a sign: what a process that died had seen, nobody else may have. */
const LOOK_EVERY_MS = 15_000;

/**
 * Brings a review or licence and its case, or an order and what it is about, together that two processes
 * took at one moment: neither transaction saw the other's. Whoever follows both commits does; a commit with
 * one that follows, and while one waits a commit with what has cards, is the sign to look. Where one
 * process at a time writes, each sees what the one before it did.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function placeRuns(
  side: ReadSide,
  writer: WriterPort,
  now: () => number,
): () => Promise<boolean> {
  if (!side.store.isShared) return () => Promise.resolve(false);
  let lookedAt = -Infinity;
  let isWanted = true;
  let isWaiting = false;
  side.subscribe(({ subjects }) => {
    const isSign = ({ kind }: SubjectKey): boolean =>
      FOLLOWING.has(kind) || (isWaiting && isCarded(kind));
    isWanted ||= subjects.some(isSign);
  });
  return async () => {
    if (!isWanted && now() - lookedAt < LOOK_EVERY_MS) return false;
    isWanted = false;
    lookedAt = now();
    // One process is enough: the others would only write the same rows again.
    const done = await side.store.onDuty('placing', async () => {
      const reviews = await waitingReviews(side.store);
      const orders = await waitingOrders(side.store);
      const licences = await waitingLicences(side.store);
      isWaiting = reviews.isMore || orders.isMore || licences.isMore;
      const placed = [...licences.placed, ...reviews.placed, ...orders.placed];
      if (placed.length > 0) await writer.call('rederive', placed);
      return true;
    });
    // Whoever is at it may have looked before what this process saw.
    if (done === undefined) isWanted = true;
    return false;
  };
}
