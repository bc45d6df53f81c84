import type { WholeEvent } from '../people/personal-records.ts';
import type { ReadSide } from '../read-side.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { StoreParts } from '../store/store.ts';

/** Orders of sources that the page of a subject shows at most. */
const MOST_ORDERS = 50;

/**
 * What sources told of the orders among the links of a subject, for its page: whoever looks at the
 * subject sees what it was ordered for, though the order counts by itself.
 */
export async function readOrders(
  side: Pick<ReadSide, 'wholes'>,
  inside: StoreParts,
  links: readonly SubjectKey[],
): Promise<readonly WholeEvent[]> {
  const keys = links.filter(({ kind }) => kind === 'order').slice(0, MOST_ORDERS);
  const rows = await inside.subjects.find(keys);
  const told: WholeEvent[] = [];
  for (const row of rows) {
    if (row.detached !== null) continue;
    const events = await side.wholes.read(inside, row, row.events);
    told.push(...events.filter(({ event }) => event.type !== 'order.filed'));
  }
  return told;
}
