import { others } from '../others.ts';
import type { StoreParts } from '../store/store.ts';
import { SubjectMap } from '../store/subject-map.ts';
import { BLOCK } from './held-events.ts';
import type { HeldEvents } from './held-events.ts';
import { subjectKeyOf } from './subject-key.ts';
import type { EventList } from './writer-port.ts';

/**
 * Subjects whose rows lack events that the log holds of them: what no subject holds. The log is
 * counted block by block, by its index alone; only a block of which some are missing is read.
 */
export async function findLostEvents(
  { log }: Pick<StoreParts, 'log'>,
  held: HeldEvents,
): Promise<readonly EventList[]> {
  const lists = new SubjectMap<EventList & { readonly seqs: number[] }>();
  for (let at = 0; ; at += 1) {
    const [before, end] = [at * BLOCK - 1, (at + 1) * BLOCK - 1];
    const { count, last } = await log.tally(before, end);
    if (count !== held.countOf(at)) {
      for (const event of await log.scan(before, BLOCK)) {
        if (event.seq > end) break;
        if (held.has(event.seq)) continue;
        const key = subjectKeyOf(event);
        const list = lists.get(key);
        if (list === undefined) lists.set(key, { ...key, seqs: [event.seq] });
        else list.seqs.push(event.seq);
      }
    }
    await others();
    if (last <= end) return [...lists.values()];
  }
}
