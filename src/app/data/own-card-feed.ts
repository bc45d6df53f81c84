import { Observable } from 'rxjs';
import type { CardCounters, CardView } from '#contract/card-view.ts';
import type { Page, Stamp } from '#contract/page.ts';
import type { Api } from './api.ts';
import { asApiError, isAborted } from './api-error.ts';
import type { CardFeed, CardList, CardMessage } from './card-feed.ts';

type CardPage = Page<CardView> & { readonly counters: CardCounters } & Stamp;

/** A person's own list is short; beyond this the rest is left to the filters. */
const ROWS = 2000;
const PAGE_ROWS = 200;

/**
 * The reader's own cards: what he acknowledged or watches never enters a shared room, so the list
 * is read page by page and kept current by the room of the same filter without `mine`. A new epoch
 * of that room reads the list again.
 */
export function watchOwn(
  api: Api,
  feed: CardFeed,
  { filter, sort }: CardList,
): Observable<CardMessage> {
  const { mine, ...shared } = filter;
  return new Observable((subscriber) => {
    const abort = new AbortController();
    const known = new Set<string>();
    let version = 0;
    let listed = false;

    const list = async (): Promise<void> => {
      const rows: CardView[] = [];
      let page: CardPage | undefined;
      do {
        page = await api.get<CardPage>(
          '/cards',
          { ...shared, mine, sort, limit: PAGE_ROWS, cursor: page?.next ?? undefined },
          abort.signal,
        );
        rows.push(...page.items);
      } while (page.next !== null && rows.length < ROWS);
      known.clear();
      for (const row of rows) known.add(row.id);
      listed = true;
      const { counters, asOf } = page;
      const snapshot = { rows, counters, total: rows.length, asOf };
      subscriber.next({ kind: 'snapshot', epoch: 'own', version, snapshot });
    };
    const read = (): void => {
      list().catch((error: unknown) => {
        if (isAborted(error)) return;
        subscriber.next({ kind: 'refused', code: asApiError(error).code });
      });
    };

    read();
    const room = feed.watch({ filter: shared, sort }).subscribe((message) => {
      if (!listed) return;
      if (message.kind === 'snapshot') read();
      if (message.kind !== 'changed') return;
      const upsert = message.change.upsert.filter((row) => known.has(row.id));
      const remove = message.change.remove.filter((id) => known.delete(id));
      version += 1;
      const change = { ...message.change, epoch: 'own', version, upsert, remove };
      subscriber.next({ kind: 'changed', change });
    });
    return () => {
      abort.abort();
      room.unsubscribe();
    };
  });
}
