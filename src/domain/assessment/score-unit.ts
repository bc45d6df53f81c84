import {
  add,
  compare,
  decimalText,
  least,
  plainText,
  roundHalfUp,
  subtract,
  ZERO,
} from './decimal.ts';
import type { Exact } from './decimal.ts';
import type { Scheme, Unit } from './scheme.ts';
import { scoreItem, sumOf } from './score-item.ts';
import type { Item, NaReason } from './score-item.ts';
import type { ScoreStep } from './score-value.ts';

/** A unit with its total, or why it has none. */
export type UnitScore =
  | {
      readonly unit: Unit;
      readonly items: readonly Item[];
      readonly total: Exact;
      readonly steps: readonly ScoreStep[];
    }
  | { readonly unit: Unit; readonly leftOut: LeftOut };

/** Why a unit is neither scored nor ranked. */
export interface LeftOut {
  /** The indicator that excludes it; null where none at all is applicable. */
  readonly indicator: string | null;
  readonly reason: NaReason;
}

/**
 * Scores a unit: items, redistribution, deductions beside the marks, bonus, total rounded, veto, in this
 * order. A unit without a single applicable indicator that bears marks is left out: it is neither last
 * nor full. In a scheme where none bears any, such as one of bonuses alone, whoever has one counts.
 */
export function scoreUnit({ indicators, rounding }: Scheme, unit: Unit): UnitScore {
  const items = indicators.map((indicator) => scoreItem(indicator, unit, rounding));
  const excluding = findExcluding(items);
  if (excluding !== undefined) return { unit, leftOut: excluding };
  const summed = sumOf(items, rounding);
  if (summed === undefined) {
    return { unit, leftOut: { indicator: null, reason: sharedReason(items) } };
  }
  const steps: ScoreStep[] = summed.step === undefined ? [] : [summed.step];
  const { marks, deducted, gained } = summed;
  const left = add(marks, deducted);
  if (deducted.top !== 0n) {
    const formula = `${plainText(marks)} − ${plainText(subtract(ZERO, deducted))}`;
    steps.push({ name: 'deduction', formula, value: plainText(left) });
  }
  const sum = add(left, gained);
  if (gained.top !== 0n) {
    const formula = `${plainText(left)} + ${plainText(gained)}`;
    steps.push({ name: 'bonus', formula, value: plainText(sum) });
  }
  const total = roundHalfUp(sum, rounding.total);
  return { unit, items, steps, total: held(total, items, unit, rounding.total, steps) };
}

/** A veto holds the total wherever in the tree it stands, and never raises one that is lower already. */
function held(
  total: Exact,
  items: readonly Item[],
  unit: Unit,
  places: number,
  steps: ScoreStep[],
): Exact {
  let low = total;
  for (const { indicator } of everyItem(items)) {
    const value = unit.values.get(indicator.id);
    if (indicator.rule.type !== 'veto' || value?.kind !== 'count') continue;
    if (compare(value.count, ZERO) <= 0) continue;
    const { score } = indicator.rule;
    const formula = `min(${decimalText(low, places)}, ${plainText(score)})`;
    low = roundHalfUp(least(low, score), places);
    steps.push({ name: 'veto', formula, value: decimalText(low, places) });
  }
  return low;
}

function* everyItem(items: readonly Item[]): Generator<Item> {
  for (const item of items) {
    yield item;
    yield* everyItem(item.children);
  }
}

/** Why nothing is applicable, where it is one and the same for all: too small a sample is not no demand. */
function sharedReason(items: readonly Item[]): NaReason {
  const reasons = new Set<NaReason>();
  for (const { na, children } of everyItem(items)) {
    if (na !== null && children.length === 0) reasons.add(na);
  }
  const [only] = reasons;
  return reasons.size === 1 && only !== undefined ? only : 'noChildApplicable';
}

function findExcluding(items: readonly Item[]): LeftOut | undefined {
  for (const { indicator, na, children } of items) {
    if (na !== null && indicator.naPolicy === 'excludeUnit') {
      return { indicator: indicator.id, reason: na };
    }
    const deeper = findExcluding(children);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
