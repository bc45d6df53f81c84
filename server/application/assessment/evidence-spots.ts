import type { Indicator } from '#domain/indicators/indicator.ts';
import type { Period } from '#domain/indicators/period.ts';
import { addMonths, dayOf } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { CountSource } from '../counts/counts-at.ts';
import { monthNo, regionOf } from './evidence-index.ts';
import { isWithin } from './indicator-counts.ts';
import type { IndicatorScope } from './indicator-counts.ts';

/** A month of a period and a region in which something is counted. */
export interface EvidenceSpot {
  readonly month: number;
  readonly region: string;
  readonly path: string;
  /** The days of the month that lie in the period. */
  readonly from: Day;
  readonly to: Day;
}

/**
 * The months and regions in which the counts have anything of an indicator, in their order: evidence
 * is nowhere else. Both parts are looked at, since what one adds and takes off may come to nothing.
 */
export function evidenceSpots(
  counts: CountSource,
  { numerator, denominator }: Pick<Indicator, 'numerator' | 'denominator'>,
  period: Pick<Period, 'from' | 'to'>,
  scope: IndicatorScope,
): readonly EvidenceSpot[] {
  const spots = new Map<string, EvidenceSpot>();
  const seen = new Set<string>();
  const filter = { path: scope.path, line: scope.line, from: period.from, to: period.to };
  for (const count of [numerator, denominator]) {
    for (const { measure } of count?.from === 'cells' ? count.terms : []) {
      if (seen.has(measure)) continue;
      seen.add(measure);
      counts.visit(measure, filter, (cell) => {
        if (cell.day === null || !isWithin(scope, cell)) return;
        const month = monthNo(cell.day);
        const key = `${month} ${cell.path}`;
        if (!spots.has(key)) spots.set(key, spotOf(month, cell.path, period));
      });
    }
  }
  return [...spots.values()].sort(compareSpots);
}

/** In order of month, then of region by code unit. */
export function compareSpots(
  one: Pick<EvidenceSpot, 'month' | 'region'>,
  other: Pick<EvidenceSpot, 'month' | 'region'>,
): number {
  if (one.month !== other.month) return one.month - other.month;
  if (one.region === other.region) return 0;
  return one.region < other.region ? -1 : 1;
}

function spotOf(month: number, path: string, period: Pick<Period, 'from' | 'to'>): EvidenceSpot {
  const first = dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
  const last = (addMonths(first, 1) - 1) as Day;
  return {
    ...{ month, path, region: regionOf(path) },
    from: first < period.from ? period.from : first,
    to: last > period.to ? period.to : last,
  };
}
