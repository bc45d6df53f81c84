import { isAsked } from './is-asked.ts';
import type { CountCell } from './count-cell.ts';
import type { Counts } from './counts.ts';
import { readCell } from './read-cell.ts';
import { movesBetween } from './moves-since.ts';
import type { MovesBetween, ReadDays } from './moves-since.ts';
import type { ReadSide } from '../read-side.ts';

/** What can be summed over: the counts as they are, or as they were. */
export type CountSource = Pick<Counts, 'visit'>;

/**
 * Reads the counts as they were at a settled version: those in memory, less what was changed since, or
 * with what they have not followed yet. `read` runs in the same turn in which both fit together.
 *
 * @param days of which alone `read` asks
 * @returns undefined where the changes since are not kept any more, nor added up from that version on
 */
export async function readCountsAt<T>(
  side: Pick<ReadSide, 'counts' | 'dataVersion' | 'store'>,
  version: number,
  days: ReadDays,
  read: (counts: CountSource) => T,
): Promise<{ readonly value: T } | undefined> {
  const known: MovesBetween[] = [];
  let [from, to] = [version, version];
  for (;;) {
    const { dataVersion } = side;
    const [low, high] = [Math.min(version, dataVersion), Math.max(version, dataVersion)];
    if (low === from && high === to) {
      const sign = dataVersion > version ? -1 : 1;
      return { value: read(moved(side.counts, known, sign, days)) };
    }
    // The counts in memory only go on: what was read stays, and what came since is read too.
    const isOn = from === version && to > version && low === version;
    const start = isOn ? to : low;
    const moves = await movesBetween(side.store, start, high, days);
    if (moves === undefined) return undefined;
    if (!isOn) known.length = 0;
    known.push(moves);
    [from, to] = [low, high];
  }
}

/** Counts with what moved added, or taken off. */
function moved(
  counts: CountSource,
  moves: readonly MovesBetween[],
  sign: 1 | -1,
  days: ReadDays,
): CountSource {
  const packed = moves.flatMap((one) => one.packed);
  const changes = moves.flatMap((one) => one.changes);
  if (packed.length === 0 && changes.length === 0) return counts;
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
      if (!isWithin(filter, days))
        throw new RangeError(`${measure} is asked of days that were not read`);
      counts.visit(measure, filter, visitor);
      for (const one of packed) one.visit(measure, filter, sign, visitor);
      for (const cell of measures.get(measure) ?? []) if (isAsked(cell, filter)) visitor(cell);
    },
  };
}

function isWithin(asked: ReadDays, { from, to }: ReadDays): boolean {
  return (
    (asked.from ?? -Infinity) >= (from ?? -Infinity) && (asked.to ?? Infinity) <= (to ?? Infinity)
  );
}
