import type { MovedView, OneCaseView } from '#contract/ranking-view.ts';
import { compare, decimalText } from '#domain/assessment/decimal.ts';
import type { Exact } from '#domain/assessment/decimal.ts';
import { worthOfOneCase } from '#domain/assessment/one-case.ts';
import { movedParts, partsOfTotal } from '#domain/assessment/parts-of-total.ts';
import type { AssessedGroup } from './assess-group.ts';
import type { Measured } from './measured-units.ts';

/** What moved the total of a unit from one assessment to another; null where one of them has none. */
export function movedBetween(
  before: AssessedGroup | undefined,
  after: AssessedGroup,
  code: string,
): readonly MovedView[] | null {
  const places = after.scheme.rounding.total;
  const [old, now] = [before, after].map((group) => {
    const found = group?.assessment.units.find(({ unit }) => unit.id === code);
    return found && partsOfTotal(found.items, found.total, places);
  });
  if (old === undefined || now === undefined) return null;
  return movedParts(old, now).map(({ indicator, ...amounts }) => ({
    indicator,
    before: decimalText(amounts.before, places),
    after: decimalText(amounts.after, places),
    change: decimalText(amounts.change, places),
  }));
}

/** What one failed case less of each indicator would be worth to a unit, and which rank. */
export function oneCaseLess(group: AssessedGroup, code: string): readonly OneCaseView[] {
  const scored = group.assessment.units.find(({ unit }) => unit.id === code);
  if (scored === undefined) return [];
  const places = group.scheme.rounding.total;
  return worthOfOneCase(group.scheme, scored.unit).map(({ indicator, gain, total }) => ({
    indicator,
    gain: decimalText(gain, places),
    total: decimalText(total, places),
    rank: rankAt(group, scored.unit.group, code, total),
    cases: failedCases(group, code, indicator),
  }));
}

/** The rank that a total would have among the others of its group. */
function rankAt(group: AssessedGroup, within: string, code: string, total: Exact): number {
  const above = group.assessment.units
    .filter(({ unit }) => unit.group === within && unit.id !== code)
    .map((one) => one.total)
    .filter((other) => compare(other, total) > 0);
  if (group.scheme.ties === 'competition') return above.length + 1;
  const places = group.scheme.rounding.total;
  return new Set(above.map((other) => decimalText(other, places))).size + 1;
}

function failedCases(group: AssessedGroup, code: string, leaf: string): number {
  const read = group.text.reads[leaf];
  if (read === undefined || !('indicator' in read)) return 0;
  const found = group.measured.get(code)?.get(read.indicator);
  if (found === undefined) return 0;
  const less = group.dropped.get(code)?.get(leaf) ?? 0;
  return failed(found, lowerIsBetter(group, leaf)) - less;
}

function failed({ numerator, denominator }: Measured, lower: boolean): number {
  return denominator === null || lower ? numerator : Math.max(0, denominator - numerator);
}

function lowerIsBetter({ scheme }: AssessedGroup, leaf: string): boolean {
  const visit = (list: AssessedGroup['scheme']['indicators']): boolean =>
    list.some(({ id, rule }) => {
      if (rule.type === 'composite') return visit(rule.children);
      if (id !== leaf) return false;
      if (rule.type === 'thresholdSlopeFloor') return rule.direction === 'lower';
      return rule.type === 'deductPerEvent' || rule.type === 'veto';
    });
  return visit(scheme.indicators);
}
