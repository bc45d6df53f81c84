import { rankUnits } from './rank-units.ts';
import type { Scheme, Unit } from './scheme.ts';
import { scoreUnit } from './score-unit.ts';
import type { LeftOut, UnitScore } from './score-unit.ts';

/** A scored unit with its rank in its group. */
type RankedUnit = Exclude<UnitScore, { leftOut: LeftOut }> & { readonly rank: number };

/** The outcome of a scheme over units, each in the order it was given. */
export interface Assessment {
  readonly units: readonly RankedUnit[];
  readonly leftOut: readonly { readonly unit: Unit; readonly leftOut: LeftOut }[];
}

/** Scores all units by a scheme and ranks them within their groups. */
export function assess(scheme: Scheme, units: readonly Unit[]): Assessment {
  return rankScored(
    scheme,
    units.map((unit) => scoreUnit(scheme, unit)),
  );
}

/** Ranks units that were scored by a scheme, one by one, in the order in which they were given. */
export function rankScored({ ties }: Scheme, results: readonly UnitScore[]): Assessment {
  const scored: Exclude<UnitScore, { leftOut: LeftOut }>[] = [];
  const leftOut: { readonly unit: Unit; readonly leftOut: LeftOut }[] = [];
  for (const result of results) {
    if ('leftOut' in result) leftOut.push(result);
    else scored.push(result);
  }
  const ranks = rankUnits(
    scored.map(({ unit, total }) => ({ group: unit.group, total })),
    ties,
  );
  return { units: scored.map((one, place) => ({ ...one, rank: ranks[place] ?? 0 })), leftOut };
}
