import { divide, multiply, roundHalfUp, subtract, ZERO } from './decimal.ts';
import type { Exact } from './decimal.ts';
import { bearsMarks, fullOfAll } from './full-marks.ts';
import type { Item } from './score-item.ts';

/** What of a unit's total came from one indicator of the first level. */
interface TotalPart {
  readonly indicator: string;
  readonly points: Exact;
}

/** A total taken apart: the parts and the rest add up to it exactly. */
export interface TakenApart {
  readonly parts: readonly TotalPart[];
  /** What rounding and a veto did. */
  readonly rest: Exact;
}

/**
 * Takes a total apart by the indicators of the first level, each with its share of what was
 * redistributed, rounded as totals are. What is not applicable gives 0.
 */
export function partsOfTotal(items: readonly Item[], total: Exact, places: number): TakenApart {
  const open = fullOfAll(
    items.flatMap(({ indicator, score }) => (score === null ? [] : indicator)),
  );
  const all = fullOfAll(items.map(({ indicator }) => indicator));
  const parts = items.map((item): TotalPart => {
    const { indicator, score } = item;
    const plain = multiply(indicator.weight, score ?? ZERO);
    const isShared = bearsMarks(indicator) && open.top !== 0n;
    const shared = isShared ? divide(multiply(plain, all), open) : plain;
    return { indicator: indicator.id, points: roundHalfUp(shared, places) };
  });
  return { parts, rest: parts.reduce((left, { points }) => subtract(left, points), total) };
}

/** How one indicator moved a total. */
export interface MovedPart {
  /** Null for what rounding and vetoes did. */
  readonly indicator: string | null;
  readonly before: Exact;
  readonly after: Exact;
  readonly change: Exact;
}

/**
 * What moved a total, indicator by indicator; the changes add up to the change of the total exactly.
 * An indicator that only one of the two has moved it by all that it gave.
 */
export function movedParts(before: TakenApart, after: TakenApart): readonly MovedPart[] {
  const old = new Map(before.parts.map(({ indicator, points }) => [indicator, points]));
  const now = new Set(after.parts.map(({ indicator }) => indicator));
  const gone = before.parts.filter(({ indicator }) => !now.has(indicator));
  return [
    ...after.parts.map(({ indicator, points }) =>
      moved(indicator, old.get(indicator) ?? ZERO, points),
    ),
    ...gone.map(({ indicator, points }) => moved(indicator, points, ZERO)),
    moved(null, before.rest, after.rest),
  ];
}

function moved(indicator: string | null, before: Exact, after: Exact): MovedPart {
  return { indicator, before, after, change: subtract(after, before) };
}
