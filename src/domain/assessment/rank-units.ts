import { compare } from './decimal.ts';
import type { Exact } from './decimal.ts';
import type { Ties } from './scheme.ts';

/** What a rank follows from. */
export interface Ranked {
  readonly group: string;
  readonly total: Exact;
}

/** The rank of each unit within its group, the highest total first; in the order they were given. */
export function rankUnits(units: readonly Ranked[], ties: Ties): readonly number[] {
  const ranks = new Map<Ranked, number>();
  for (const group of new Set(units.map((unit) => unit.group))) {
    const sorted = units
      .filter((unit) => unit.group === group)
      .sort((one, other) => compare(other.total, one.total));
    let rank = 0;
    for (const [place, unit] of sorted.entries()) {
      const before = sorted[place - 1];
      const isTie = before !== undefined && compare(before.total, unit.total) === 0;
      if (!isTie) rank = ties === 'dense' ? rank + 1 : place + 1;
      ranks.set(unit, rank);
    }
  }
  return units.map((unit) => ranks.get(unit) ?? 0);
}
