import type { Params } from '@angular/router';
import type {
  RankedUnit,
  RankingIndicator,
  RankingItem,
  RankingView,
} from '#contract/ranking-view.ts';
import type { CaseClockKind } from '#domain/limits/clock-kind.ts';

/** Where a number opens what it is made of. */
export interface Door {
  readonly path: string;
  readonly query: Params;
}

/** Clock whose limits an on-time rate holds: what it lacks are those that ran out, ended or not. */
const MISSED: Readonly<Record<string, CaseClockKind>> = {
  'I-03': 'commitment',
  'I-04': 'statutory',
  'I-17': 'delivery',
};

/** Of which ranking a number is. */
export type RankingOf = Pick<RankingView, 'period' | 'knownAt'>;

/**
 * The cases that an on-time rate lacks: denominator less numerator; null where no list has just them, as
 * none has of what was known then.
 */
export function missedDoor(
  indicator: Pick<RankingIndicator, 'reads'> | undefined,
  unit: Pick<RankedUnit, 'unit' | 'kind' | 'mayOpen'>,
  { period: { from, to }, knownAt }: RankingOf,
): Door | null {
  const clock = missedClock(indicator);
  if (knownAt !== undefined || !unit.mayOpen || clock === null) return null;
  return { path: '/cases', query: { clock, bucket: 'breached', from, to, ...placeOf(unit) } };
}

/** What an on-time rate lacks, with its list; null where it lacks nothing, or no list has just that. */
export function missedBy(
  indicator: Pick<RankingIndicator, 'reads'> | undefined,
  unit: Pick<RankedUnit, 'unit' | 'kind' | 'mayOpen'>,
  of: RankingOf,
  { numerator, denominator }: Pick<RankingItem, 'numerator' | 'denominator'>,
): { readonly door: Door; readonly count: number } | null {
  const door = missedDoor(indicator, unit, of);
  if (door === null || numerator === undefined || denominator == null) return null;
  const count = denominator - numerator;
  return count > 0 ? { door, count } : null;
}

/** The clock whose limits an on-time rate holds; null for all else. */
export function missedClock(
  indicator: Pick<RankingIndicator, 'reads'> | undefined,
): CaseClockKind | null {
  const reads = indicator?.reads ?? null;
  return reads !== null && 'indicator' in reads ? (MISSED[reads.indicator] ?? null) : null;
}

/** The query by which lists are narrowed to a unit. */
export function placeOf({ unit, kind }: Pick<RankedUnit, 'unit' | 'kind'>): Params {
  return kind === 'region' ? { region: unit } : { department: unit };
}

/** The evidence of a number of a ranking, of the same moment; null where nothing of the catalogue stands behind it. */
export function rankedDoor(
  indicator: Pick<RankingIndicator, 'reads'> | undefined,
  unit: Pick<RankedUnit, 'unit' | 'kind' | 'mayOpen'>,
  { period, knownAt }: RankingOf,
  part: 'numerator' | 'denominator',
): Door | null {
  const door = evidenceDoor(indicator, unit, period.code, part);
  if (door === null || knownAt === undefined) return door;
  return { ...door, query: { ...door.query, knownAt } };
}

/** The evidence of an indicator of a unit as it is known now. */
export function evidenceDoor(
  indicator: Pick<RankingIndicator, 'reads'> | undefined,
  unit: Pick<RankedUnit, 'unit' | 'kind' | 'mayOpen'>,
  period: string,
  part: 'numerator' | 'denominator',
): Door | null {
  const reads = indicator?.reads ?? null;
  if (!unit.mayOpen || reads === null || !('indicator' in reads)) return null;
  return { path: `/indicators/${reads.indicator}`, query: { period, ...placeOf(unit), part } };
}
