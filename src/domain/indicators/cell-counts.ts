import type { CellTerm, Counted, IndicatorCount } from './indicator.ts';

/** Adds up the cells of a measure, all of them or those whose last part is one of `kinds`. */
export function plus(measure: string, ...kinds: readonly string[]): CellTerm {
  return term(measure, kinds, 1);
}

/** Takes cells off: what is left is what is not among them. */
export function minus(measure: string, ...kinds: readonly string[]): CellTerm {
  return term(measure, kinds, -1);
}

/** A count of contributions. */
export function cells(of: Counted, ...terms: readonly CellTerm[]): IndicatorCount {
  return { from: 'cells', of, terms };
}

/**
 * Clocks of a kind that have entered the period of their due day: ended, or past due. What runs,
 * is suspended, unknown or void has not.
 */
export function dueClocks(clock: string, of: Counted = 'case'): IndicatorCount {
  return cells(of, plus(`clock ${clock}`, 'onTime', 'late', 'overdue'));
}

/** Of those, the ones that ended in time. */
export function clocksOnTime(clock: string, of: Counted = 'case'): IndicatorCount {
  return cells(of, plus(`clock ${clock}`, 'onTime'));
}

/** Of those, the ones that ran out, ended or not. */
export function clocksOver(clock: string, of: Counted = 'case'): IndicatorCount {
  return cells(of, plus(`clock ${clock}`, 'late', 'overdue'));
}

/** Of those, the ones that have ended. */
export function clocksEnded(clock: string, of: Counted = 'case'): IndicatorCount {
  return cells(of, plus(`clock ${clock}`, 'onTime', 'late'));
}

/** Matters of a kind of ticket whose clock has entered the period of its due day, as {@link dueClocks}. */
export function dueMatters(kind: string): IndicatorCount {
  return cells('ticket', plus(`matter ${kind}`, 'onTime', 'late', 'overdue'));
}

/** Of those, the ones that ended in time. */
export function mattersOnTime(kind: string): IndicatorCount {
  return cells('ticket', plus(`matter ${kind}`, 'onTime'));
}

/** Of those, the ones that have ended. */
export function mattersEnded(kind: string): IndicatorCount {
  return cells('ticket', plus(`matter ${kind}`, 'onTime', 'late'));
}

function term(measure: string, kinds: readonly string[], sign: 1 | -1): CellTerm {
  return { measure, kinds: kinds.length === 0 ? null : new Set(kinds), sign };
}
