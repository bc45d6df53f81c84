import type { CardCounters, CardFilter, CardView } from '#contract/card-view.ts';
import type { Page, Stamp } from '#contract/page.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { pathWithin } from './answer-scope.ts';
import { compareCards } from './card-entry.ts';
import { pageSize, readCursor, writeCursor } from './cursor.ts';
import type { PageQuery, Refusal } from './platform.ts';
import type { ReadSide } from './read-side.ts';
import type { Viewer } from './viewer.ts';

type Place = Parameters<typeof compareCards>[0];

/** Cards of scope and filter, the worst first, with their counters and the exact total. */
export function listCards(
  side: ReadSide,
  viewer: Viewer,
  filter: CardFilter,
  query: PageQuery,
): Result<Page<CardView> & { readonly counters: CardCounters } & Stamp, Refusal> {
  const path = pathWithin(side, viewer, filter.region);
  if (!path.ok) return path;
  const after = query.cursor === undefined ? null : placeOf(query.cursor);
  if (after === undefined) return err({ code: 'request/cursor', path: 'cursor' });
  const size = pageSize(query.limit);
  const items: CardView[] = [];
  let total = 0;
  let last: Place | undefined;
  let more = false;
  for (const entry of side.cards.entries(viewer, filter)) {
    total += 1;
    if (after !== null && compareCards(entry, after) <= 0) continue;
    if (items.length === size) {
      more = true;
      continue;
    }
    items.push(entry.view(side.configuration, side.sweptTo));
    last = entry;
  }
  return ok({
    items,
    next: more && last !== undefined ? cursorOf(last) : null,
    total,
    counters: side.cards.counters(viewer, filter),
    ...side.stamp(),
  });
}

function cursorOf({ rank, dueAt, groundAt, id }: Place): string {
  return writeCursor([rank, dueAt === Infinity ? null : dueAt, groundAt, id]);
}

function placeOf(cursor: string): Place | undefined {
  const [rank, dueAt, groundAt, id] = readCursor(cursor) ?? [];
  if (typeof rank !== 'number' || typeof groundAt !== 'number' || typeof id !== 'string') {
    return undefined;
  }
  return { rank, dueAt: typeof dueAt === 'number' ? dueAt : Infinity, groundAt, id };
}
