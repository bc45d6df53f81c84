import { ONE, readExact } from '../decimal.ts';
import type { Exact } from '../decimal.ts';
import type { Indicator, IndicatorValue, Scheme, ScoringRule, Unit } from '../scheme.ts';

/** An exact number from its text, for specs. */
export function exact(value: number | string): Exact {
  const read = readExact(value);
  if (read === undefined) throw new RangeError(String(value));
  return read;
}

export function rate(numerator: number, denominator: number): IndicatorValue {
  return { kind: 'rate', numerator: exact(numerator), denominator: exact(denominator) };
}

export function count(value: number): IndicatorValue {
  return { kind: 'count', count: exact(value) };
}

export function given(score: number | string): IndicatorValue {
  return { kind: 'score', score: exact(score) };
}

export function linear(full: number): ScoringRule {
  return { type: 'linear', full: exact(full) };
}

/** Threshold, slope, floor as the hotline of `worked-examples` A has it: full, target, per point, floor. */
export function threshold(full: number, target: number, slope: number, floor: number): ScoringRule {
  return {
    type: 'thresholdSlopeFloor',
    full: exact(full),
    target: exact(target),
    slope: exact(slope),
    floor: exact(floor),
    direction: 'higher',
  };
}

export function indicator(id: string, rule: ScoringRule, more: Partial<Indicator> = {}): Indicator {
  return { id, name: id, weight: ONE, rule, minSample: null, naPolicy: 'redistribute', ...more };
}

export function scheme(indicators: readonly Indicator[], more: Partial<Scheme> = {}): Scheme {
  return { indicators, rounding: { rate: 2, score: 2, total: 2 }, ties: 'dense', ...more };
}

export function unit(id: string, values: Readonly<Record<string, IndicatorValue>>): Unit {
  return { id, group: 'g', values: new Map(Object.entries(values)) };
}
