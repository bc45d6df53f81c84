import { findIndicator } from '#domain/indicators/catalogue.ts';
import { indicatorFor } from '#domain/indicators/indicator.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { countIndicators } from './indicator-counts.ts';
import type { CountedFrom } from './indicator-counts.ts';
import type { Measured, MeasureUnits } from './measured-units.ts';
import type { RankingUnit } from './ranking-units.ts';
import type { ReadSide } from '../read-side.ts';

// Nothing that a ranking asks for is counted under it.
const NONE = '';

/** Counts from the counts in memory, as the catalogue and its evidence count them. */
export function measureNow(
  side: ReadSide,
  counts: CountedFrom['counts'] = side.counts,
): MeasureUnits {
  const { book } = side;
  return measureFrom({ counts, book, today: dayAt(side.calendar, side.sweptTo) });
}

/** Counts from any version of the counts. */
export function measureFrom(from: CountedFrom): MeasureUnits {
  return (ids, period, units) => {
    const isOfDepartments = units.some(({ kind }) => kind === 'department');
    const indicators = ids.flatMap((id) => {
      const found = findIndicator(id);
      return found === undefined
        ? []
        : indicatorFor(found, isOfDepartments ? 'department' : 'region');
    });
    const everywhere = { path: '', line: null };
    const by = isOfDepartments ? 'department' : 'path';
    const unit = unitAmong(units, by);
    const counted = countIndicators(from, indicators, period, everywhere, unit, [by]);
    return new Map(
      units.map(({ code }) => [
        code,
        new Map(
          indicators.map(({ id, denominator }): [string, Measured] => [
            id,
            counted.get(id)?.get(code) ?? {
              numerator: 0,
              denominator: denominator === null ? null : 0,
            },
          ]),
        ),
      ]),
    );
  };
}

/** Under which of the units something counts: a region counts its subtree. */
function unitAmong(
  units: readonly RankingUnit[],
  by: 'path' | 'department',
): (placed: { readonly path: string; readonly department: string | null }) => string {
  const codes = new Set(units.map(({ code }) => code));
  if (by === 'department') return ({ department }) => department ?? NONE;
  const known = new Map<string, string>();
  return ({ path }) => {
    let unit = known.get(path);
    if (unit === undefined) {
      unit = path.split('/').find((code) => code !== '' && codes.has(code)) ?? NONE;
      known.set(path, unit);
    }
    return unit;
  };
}
