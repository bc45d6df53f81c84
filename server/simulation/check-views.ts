import type { CardView } from '#contract/card-view.ts';
import { sees } from '#domain/access/scope.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { promise } from './broken.ts';
import type { History } from './history.ts';
import type { LiveClient } from './live-client.ts';
import type { ServerProcess } from './server-process.ts';

/**
 * A row that reached somebody lies in his scope, by the regions as they were recorded: while new
 * reference data are still being followed, by those before.
 */
export function checkScope(history: History, viewer: Viewer, row: CardView): void {
  const { line, regionCode } = row;
  const isHis = history.versions().some((no) => {
    const { path } = history.book(no).configuration.fileRegion(regionCode);
    return sees(viewer.scope, { path, line });
  });
  promise(
    'nobodySeesBeyondHisScope',
    isHis,
    () => `${viewer.account} is shown ${row.id} of ${regionCode} and ${line ?? 'no line'}`,
  );
}

/** What a browser shows is what its server has. */
export function checkView(server: ServerProcess, client: LiveClient): void {
  const { viewer, watched, rows } = client;
  if (viewer === undefined) return;
  const { topic, filter } = watched;
  const { board } = server.platform;
  if (topic === 'cards') {
    const due = board.select(viewer, filter);
    const shown = [...rows.values()].map(textOf).sort();
    const actual = due.map(textOf).sort();
    promise(
      'viewsEqualTheServer',
      shown.join('\n') === actual.join('\n'),
      () => `${viewer.account} shows ${differing(shown, actual)}`,
    );
  }
  const counters = JSON.stringify(board.counters(viewer, filter));
  promise(
    'countersEqualTheServer',
    sorted(JSON.stringify(client.counters)) === sorted(counters),
    () => `${viewer.account} shows ${JSON.stringify(client.counters)}, the server has ${counters}`,
  );
}

/** A row without what runs by itself: that is read when somebody looks. */
function textOf(row: CardView): string {
  return JSON.stringify({ ...row, remaining: null, suspended: null });
}

function differing(shown: readonly string[], actual: readonly string[]): string {
  const more = shown.filter((row) => !actual.includes(row));
  const less = actual.filter((row) => !shown.includes(row));
  return `${shown.length} of ${actual.length} rows: ${more.join()} / ${less.join()}`;
}

/** Names may come in another order, and categories that are empty be named or not. */
function sorted(counters: string): string {
  const { byCategory, ...others } = JSON.parse(counters) as { byCategory: Record<string, number> };
  const named = Object.entries(byCategory).filter(([, count]) => count !== 0);
  return [...Object.entries(others), ...named].map(String).sort().join();
}
