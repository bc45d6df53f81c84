import { eventsInOrder } from '#domain/cases/compare-events.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import { orderAbout } from '#domain/cards/orders.ts';
import { UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { CARDED_KINDS } from '#domain/subject-kind.ts';
import type { StoreParts } from '../store/store.ts';
import { placedAmong, WAITING_AT_ONCE } from '../writer/placed-among.ts';
import type { PlacedAmong, WaitingSubject } from '../writer/placed-among.ts';

/**
 * Orders that wait for the place of another subject. Two processes that took the one and the other at
 * the same moment did not see each other's: what neither could file is filed after them.
 */
export async function waitingOrders({
  subjects,
  log,
}: Pick<StoreParts, 'subjects' | 'log'>): Promise<PlacedAmong> {
  const rows = await subjects.list({ kind: 'order', path: UNASSIGNED_PATH }, null, WAITING_AT_ONCE);
  const waiting: WaitingSubject[] = [];
  for (const row of rows) {
    // One that names a region of its own lies where it says, known or not.
    if (row.region !== null || row.detached !== null) continue;
    const events = await log.read(row.events);
    const told = eventsInOrder(events.filter(({ source }) => source !== PLATFORM_SOURCE));
    const about = told.map(orderAbout).find((named) => named !== null) ?? null;
    if (about !== null) waiting.push({ key: { kind: 'order', no: row.no }, about });
  }
  return placedAmong({ subjects }, waiting, CARDED_KINDS);
}
