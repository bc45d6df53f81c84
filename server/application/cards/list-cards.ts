import type { CardCounters, CardFilter, CardView } from '#contract/card-view.ts';
import type { Page, Stamp } from '#contract/page.ts';
import { cardOrder, DEFAULT_CARD_SORT } from '#domain/cards/card-order.ts';
import type { CardPlace } from '#domain/cards/card-order.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { pathWithin } from '../people/answer-scope.ts';
import { placeAfter, writeCardCursor } from './card-cursor.ts';
import type { CardEntry } from './card-entry.ts';
import { pageSize } from '../cursor.ts';
import type { Refusal } from '../platform.ts';
import type { CardQuery } from './card-port.ts';
import type { ReadSide } from '../read-side.ts';
import type { Viewer } from '../people/viewer.ts';

/** Cards of scope and filter, the worst first unless sorted, with their counters and exact total. */
export function listCards(
  side: ReadSide,
  viewer: Viewer,
  filter: CardFilter,
  { sort = DEFAULT_CARD_SORT, ...query }: CardQuery,
): Result<Page<CardView> & { readonly counters: CardCounters } & Stamp, Refusal> {
  const path = pathWithin(side, viewer, filter.region);
  if (!path.ok) return path;
  const today = side.stamp().asOf.slice(0, 10);
  const after = query.cursor === undefined ? null : placeAfter(query.cursor, today, side.cards);
  if (after === undefined) return err({ code: 'request/cursor', path: 'cursor' });
  const size = pageSize(query.limit);
  const compare = cardOrder(sort);
  const isAfter = (entry: CardPlace): boolean => after === null || compare(entry, after) > 0;
  const page: CardEntry[] = [];
  let total = 0;
  let more = false;
  for (const entry of sorted(side.cards.entries(viewer, filter), sort, compare)) {
    total += 1;
    if (!isAfter(entry)) continue;
    if (page.length === size) more = true;
    else page.push(entry);
  }
  const last = page[page.length - 1];
  return ok({
    items: page.map((entry) => entry.view(side.configuration, side.people, side.sweptTo)),
    next: more && last !== undefined ? writeCardCursor(last, today) : null,
    total,
    counters: side.cards.counters(viewer, filter),
    ...side.stamp(),
  });
}

/** Entries come in the order of urgency; any other is made of them. */
function sorted(
  entries: Iterable<CardEntry>,
  sort: CardQuery['sort'],
  compare: (one: CardPlace, other: CardPlace) => number,
): Iterable<CardEntry> {
  return sort === DEFAULT_CARD_SORT ? entries : [...entries].sort(compare);
}
