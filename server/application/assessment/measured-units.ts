import type { Period } from '#domain/indicators/period.ts';
import type { RankingUnit } from './ranking-units.ts';

/** Both counts of an indicator; the denominator is null for a plain count. */
export interface Measured {
  readonly numerator: number;
  readonly denominator: number | null;
}

/** Counts of indicators by unit, then by the indicator's id; absent where nothing is counted at all. */
export type MeasuredUnits = ReadonlyMap<string, ReadonlyMap<string, Measured>>;

/** Counts indicators of a period for units, whoever may see them: scope is the caller's. */
export type MeasureUnits = (
  ids: readonly string[],
  period: Period,
  units: readonly RankingUnit[],
) => MeasuredUnits;
