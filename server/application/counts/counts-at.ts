import type { CountCell, CountFilter, Counts } from './counts.ts';
import { readCell } from './counts.ts';
import type { ReadSide } from '../read-side.ts';
import type { ChangeRow } from '../store/store-rows.ts';

/** What can be summed over: the counts as they are, or as they were. */
export type CountSource = Pick<Counts, 'visit'>;

/** Changes that are read to go back to a version: some minutes of a busy province, days of a quiet one. */
const MOST_CHANGES = 5000;
const CHANGES_AT_ONCE = 100;

/** The changes after one version up to another; undefined where they are too many to go through. */
export async function changesBetween(
  read: (after: number, limit: number) => Promise<readonly ChangeRow[]>,
  from: number,
  to: number,
  most = MOST_CHANGES,
): Promise<readonly ChangeRow[] | undefined> {
  const changes: ChangeRow[] = [];
  let after = from;
  while (after < to) {
    const next = await read(after, CHANGES_AT_ONCE);
    changes.push(...next.filter(({ dataVersion }) => dataVersion <= to));
    const last = next.at(-1);
    if (last === undefined || next.length < CHANGES_AT_ONCE) break;
    after = last.dataVersion;
    if (changes.length > most) return undefined;
  }
  return changes;
}

/**
 * Reads the counts as they were at a settled version: those in memory, less what was changed since, or
 * with what they have not followed yet. `read` runs in the same turn in which both fit together.
 *
 * @returns undefined where too much has changed since
 */
export async function readCountsAt<T>(
  side: ReadSide,
  version: number,
  read: (counts: CountSource) => T,
): Promise<{ readonly value: T } | undefined> {
  let known: readonly ChangeRow[] = [];
  let [from, to] = [version, version];
  for (;;) {
    const { dataVersion } = side;
    const [low, high] = [Math.min(version, dataVersion), Math.max(version, dataVersion)];
    if (low === from && high === to) {
      const sign = dataVersion > version ? -1 : 1;
      return { value: read(moved(side.counts, known, sign)) };
    }
    const changes = await changesBetween(
      (after, limit) => side.store.journal.after(after, limit),
      low,
      high,
    );
    if (changes === undefined) return undefined;
    [known, from, to] = [changes, low, high];
  }
}

/** Counts with changes added, or taken off. */
function moved(counts: CountSource, changes: readonly ChangeRow[], sign: 1 | -1): CountSource {
  if (changes.length === 0) return counts;
  const measures = new Map<string, (CountCell & { readonly line: string })[]>();
  for (const { deltas } of changes) {
    for (const [text, amount] of deltas) {
      const { measure, ...cell } = readCell(text);
      const known = measures.get(measure);
      const moved = { ...cell, amount: sign * amount };
      if (known === undefined) measures.set(measure, [moved]);
      else known.push(moved);
    }
  }
  return {
    visit: (measure, filter, visitor) => {
      counts.visit(measure, filter, visitor);
      for (const cell of measures.get(measure) ?? []) if (isAsked(cell, filter)) visitor(cell);
    },
  };
}

/** Whether a filter of counts wants a cell; the counts themselves say the same. */
export function isAsked(
  { path, line, day }: Pick<CountCell, 'path' | 'day'> & { readonly line: string },
  filter: CountFilter,
): boolean {
  if (!path.startsWith(filter.path) || (filter.line !== null && filter.line !== line)) return false;
  const { from, to } = filter;
  if (from === undefined && to === undefined) return true;
  return day !== null && day >= (from ?? -Infinity) && day <= (to ?? Infinity);
}
