import type { Instant } from '#domain/time/limit.ts';
import type { Store } from '../store/store.ts';

/**
 * Applies time in a shared home, where every process helps: a bounded part of what is due, else the
 * watermark moves. It moves when nothing is left and nobody is at work who may leave something behind.
 *
 * @param leastMs the watermark moves only by so much: for that moment all have to wait
 * @param sweepSome sweeps with one commit and answers how many subjects that were
 * @returns whether more is to be done at once
 */
export async function sweepBeside(
  store: Store,
  now: Instant,
  leastMs: number,
  sweepSome: () => Promise<number>,
): Promise<boolean> {
  if ((await store.subjects.due(now, 1)).length > 0) {
    // None where others have at work all that is due: they end before the watermark moves.
    if ((await sweepSome()) > 0) return true;
  }
  const { sweptTo } = await store.journal.head();
  if (now <= sweptTo || now - sweptTo < leastMs) return false;
  return store.transaction(async (inside) => {
    // Another process may have been first.
    if ((await inside.journal.head()).sweptTo >= now) return false;
    if ((await inside.subjects.due(now, 1)).length > 0) return true;
    await inside.journal.mark('sweptTo', now);
    return false;
  }, 'alone');
}
