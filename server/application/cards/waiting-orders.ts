import { eventsInOrder } from '#domain/cases/compare-events.ts';
import { PLATFORM_SOURCE } from '#domain/cases/logged-event.ts';
import { orderAbout } from '#domain/cards/orders.ts';
import { UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { CARDED_KINDS } from '#domain/subject-kind.ts';
import type { SubjectKey } from '../store/store-rows.ts';
import type { StoreParts } from '../store/store.ts';

const AT_ONCE = 200;

/** Orders that wait for the place of what they are about. */
interface WaitingOrders {
  /** Those whose case, ticket or review is there. */
  readonly placed: readonly SubjectKey[];
  /** Whether others wait for what nobody knows yet. */
  readonly isMore: boolean;
}

/**
 * Orders that wait for the place of another subject. Two processes that took the one and the other at
 * the same moment did not see each other's: what neither could file is filed after them.
 */
export async function waitingOrders({
  subjects,
  log,
}: Pick<StoreParts, 'subjects' | 'log'>): Promise<WaitingOrders> {
  const rows = await subjects.list({ kind: 'order', path: UNASSIGNED_PATH }, null, AT_ONCE);
  const waiting: { readonly no: string; readonly about: string }[] = [];
  for (const row of rows) {
    // One that names a region of its own lies where it says, known or not.
    if (row.region !== null || row.detached !== null) continue;
    const events = await log.read(row.events);
    const told = eventsInOrder(events.filter(({ source }) => source !== PLATFORM_SOURCE));
    const about = told.map(orderAbout).find((named) => named !== null) ?? null;
    if (about !== null) waiting.push({ no: row.no, about });
  }
  const keys = waiting.flatMap(({ about }) => CARDED_KINDS.map((kind) => ({ kind, no: about })));
  const found = await subjects.find(keys);
  const known = new Set(found.filter(({ region }) => region !== null).map(({ no }) => no));
  const placed = waiting.flatMap(({ no, about }) =>
    known.has(about) ? [{ kind: 'order', no } as const] : [],
  );
  return { placed, isMore: waiting.length > placed.length };
}
