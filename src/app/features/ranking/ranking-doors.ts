import type { Params } from '@angular/router';
import type { RankedUnit, RankingIndicator } from '#contract/ranking-view.ts';

/** Where a number opens what it is made of. */
export interface Door {
  readonly path: string;
  readonly query: Params;
}

/** The evidence of an indicator of a unit; null where nothing of the catalogue stands behind it. */
export function evidenceDoor(
  indicator: Pick<RankingIndicator, 'reads'> | undefined,
  unit: Pick<RankedUnit, 'unit' | 'kind' | 'mayOpen'>,
  period: string,
  part: 'numerator' | 'denominator',
): Door | null {
  const reads = indicator?.reads ?? null;
  if (!unit.mayOpen || reads === null || !('indicator' in reads)) return null;
  const place = unit.kind === 'region' ? { region: unit.unit } : { department: unit.unit };
  return { path: `/indicators/${reads.indicator}`, query: { period, ...place, part } };
}
