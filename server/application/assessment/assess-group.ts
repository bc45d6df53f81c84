import type { RankingGroup, SchemeText } from '#contract/scheme-view.ts';
import { assess } from '#domain/assessment/assess.ts';
import type { Assessment } from '#domain/assessment/assess.ts';
import { subtract, whole } from '#domain/assessment/decimal.ts';
import type { Period } from '#domain/indicators/period.ts';
import type { IndicatorValue, Scheme, Unit } from '#domain/assessment/scheme.ts';
import type { MeasuredUnits, MeasureUnits } from './measured-units.ts';
import { deductedElsewhere } from './once-per-matter.ts';
import type { Failure } from './once-per-matter.ts';
import { isBySize } from './ranking-units.ts';
import type { RankingUnit } from './ranking-units.ts';
import { idsRead, valuesOf } from './scheme-values.ts';

/** What a group is assessed from. */
export interface AssessedFrom {
  readonly text: SchemeText;
  /** The same, as this group is scored by it. */
  readonly scheme: Scheme;
  readonly group: RankingGroup;
  readonly period: Period;
  readonly units: readonly RankingUnit[];
  /** Confirmed scores by unit, then by the leaf's id. */
  readonly scores: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly measure: MeasureUnits;
  /** What stands behind the deductions of units that a scheme makes once a matter. */
  readonly failures: ReadonlyMap<string, readonly Failure[]>;
}

/** A group of units with their scores and ranks. */
export interface AssessedGroup extends AssessedFrom {
  readonly assessment: Assessment;
  readonly measured: MeasuredUnits;
  /** Failures not deducted, by unit and leaf. */
  readonly dropped: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Volume by which units are told apart by size. */
const VOLUME = 'I-01';
const NO_SIZES = { medium: 500, large: 5000 };

/** Scores and ranks the units of a group in a period. */
export function assessGroup(from: AssessedFrom): AssessedGroup {
  const { text, scheme, group, period, units, scores, measure } = from;
  const ids = idsRead(text.reads);
  const bySize = isBySize(group);
  const measured = measure(bySize ? [...new Set([...ids, VOLUME])] : ids, period, units);
  const oncePerMatter = text.oncePerMatter ?? [];
  const dropped = new Map<string, ReadonlyMap<string, number>>();
  const assessed = units.map((unit): Unit => {
    const found = measured.get(unit.code);
    const values = new Map(valuesOf(scheme, text.reads, found, scores.get(unit.code)));
    const less = deductedElsewhere(
      scheme,
      text.reads,
      oncePerMatter,
      from.failures.get(unit.code) ?? [],
    );
    if (less.size > 0) dropped.set(unit.code, less);
    for (const [leaf, count] of less) takeOff(values, leaf, count);
    const size = bySize ? sizeOf(found?.get(VOLUME)?.numerator ?? 0, text.sizes) : undefined;
    return { id: unit.code, group: size ?? unit.group, values };
  });
  return { ...from, assessment: assess(scheme, assessed), measured, dropped };
}

function takeOff(values: Map<string, IndicatorValue>, leaf: string, less: number): void {
  const value = values.get(leaf);
  if (value?.kind !== 'count') return;
  values.set(leaf, { kind: 'count', count: subtract(value.count, whole(less)) });
}

function sizeOf(accepted: number, sizes: SchemeText['sizes']): string {
  const { medium, large } = sizes ?? NO_SIZES;
  if (accepted >= large) return 'large';
  return accepted >= medium ? 'medium' : 'small';
}
