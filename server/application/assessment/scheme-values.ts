import type { SchemeReading } from '#contract/scheme-view.ts';
import { readExact, whole } from '#domain/assessment/decimal.ts';
import { leavesOf } from '#domain/assessment/one-case.ts';
import type { Indicator, IndicatorValue, Scheme } from '#domain/assessment/scheme.ts';
import type { Measured } from './measured-units.ts';

/** The indicators of the catalogue that a scheme reads, each once. */
export function idsRead(reads: Readonly<Record<string, SchemeReading>>): readonly string[] {
  const ids = Object.values(reads).flatMap((read) => ('indicator' in read ? read.indicator : []));
  return [...new Set(ids)];
}

/**
 * What a unit has for the leaves of a scheme: counts of the catalogue as rate or count, whichever
 * the rule reads, and confirmed scores of persons by the leaf's id.
 */
export function valuesOf(
  scheme: Scheme,
  reads: Readonly<Record<string, SchemeReading>>,
  measured: ReadonlyMap<string, Measured> | undefined,
  scores: ReadonlyMap<string, string> | undefined,
): ReadonlyMap<string, IndicatorValue> {
  const values = new Map<string, IndicatorValue>();
  for (const leaf of leavesOf(scheme.indicators)) {
    const read = reads[leaf.id];
    if (read === undefined) continue;
    const value =
      'manual' in read
        ? scoreOf(scores?.get(leaf.id))
        : countedOf(leaf, measured?.get(read.indicator));
    if (value !== undefined) values.set(leaf.id, value);
  }
  return values;
}

function scoreOf(text: string | undefined): IndicatorValue | undefined {
  const score = text === undefined ? undefined : readExact(text);
  return score === undefined ? undefined : { kind: 'score', score };
}

function countedOf({ rule }: Indicator, found: Measured | undefined): IndicatorValue | undefined {
  if (found === undefined) return undefined;
  const { numerator, denominator } = found;
  if (readsCount(rule.type) || denominator === null) {
    return { kind: 'count', count: whole(numerator) };
  }
  return { kind: 'rate', numerator: whole(numerator), denominator: whole(denominator) };
}

function readsCount(type: Indicator['rule']['type']): boolean {
  return type === 'deductPerEvent' || type === 'bonus' || type === 'veto';
}
