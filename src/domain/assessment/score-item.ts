import {
  add,
  compare,
  decimalText,
  divide,
  multiply,
  plainText,
  roundHalfUp,
  subtract,
  ZERO,
} from './decimal.ts';
import type { Exact } from './decimal.ts';
import { bearsMarks, fullMarks, fullOfAll } from './full-marks.ts';
import type { Indicator, Rounding, Unit } from './scheme.ts';
import { scoreValue } from './score-value.ts';
import type { ScoreStep } from './score-value.ts';

/** Why an indicator is not applicable to a unit. */
export type NaReason = 'absent' | 'zeroDenominator' | 'belowMinSample' | 'noChildApplicable';

/** An indicator of a unit, scored or not applicable. */
export interface Item {
  readonly indicator: Indicator;
  readonly rate: Exact | null;
  /** Null where it is not applicable and nothing stands in its place. */
  readonly score: Exact | null;
  /** Null where it is applicable. */
  readonly na: NaReason | null;
  readonly steps: readonly ScoreStep[];
  readonly children: readonly Item[];
}

/** Scores one indicator of a unit, a composite with all its children. */
export function scoreItem(indicator: Indicator, unit: Unit, rounding: Rounding): Item {
  const { rule } = indicator;
  if (rule.type === 'composite') return scoreComposite(indicator, rule.children, unit, rounding);
  if (rule.type === 'veto') return readVeto(indicator, unit);
  const na = findNa(indicator, unit);
  const value = unit.values.get(indicator.id);
  if (na !== null || value === undefined)
    return notApplicable(indicator, na ?? 'absent', [], rounding);
  return { indicator, na: null, children: [], ...scoreValue(rule, value, rounding) };
}

/** A sum of items, taken apart as explanations tell it. */
export interface ItemSum {
  /** What bears marks, as it was scored. */
  readonly plain: Exact;
  /** What bears marks, with the marks of what is not applicable shared out. */
  readonly marks: Exact;
  /** What is added on top of the marks: above 0, and below. */
  readonly gained: Exact;
  readonly deducted: Exact;
  /** How marks were shared out; undefined where none were. */
  readonly step: ScoreStep | undefined;
}

/**
 * The sum of weight × score over what is applicable, with the marks of the rest shared out in
 * proportion, and then what lies beside the marks: that is no part of what is shared out. Undefined
 * where nothing is applicable; also where something beside the marks is, but nothing that bears them.
 */
export function sumOf(items: readonly Item[], rounding: Rounding): ItemSum | undefined {
  const scored = items.filter(({ score }) => score !== null);
  const open = fullOfAll(scored.map(({ indicator }) => indicator));
  const all = fullOfAll(items.map(({ indicator }) => indicator));
  if (open.top === 0n && (all.top !== 0n || scored.length === 0)) return undefined;
  const beside = scored.filter(({ indicator }) => !bearsMarks(indicator));
  const gained = weighed(beside.filter(({ score }) => (score?.top ?? 0n) >= 0n));
  const deducted = weighed(beside.filter(({ score }) => (score?.top ?? 0n) < 0n));
  const plain = weighed(scored.filter(({ indicator }) => bearsMarks(indicator)));
  if (compare(open, all) === 0) return { plain, marks: plain, gained, deducted, step: undefined };
  const marks = divide(multiply(plain, all), open);
  const step = {
    name: 'redistribution' as const,
    formula: `${plainText(plain)} × ${plainText(all)} / ${plainText(open)}`,
    value: decimalText(marks, rounding.score),
  };
  return { plain, marks, gained, deducted, step };
}

/** The sum of weight × score. */
function weighed(items: readonly Item[]): Exact {
  return items.reduce(
    (sum, { indicator, score }) => add(sum, multiply(indicator.weight, score ?? ZERO)),
    ZERO,
  );
}

function scoreComposite(
  indicator: Indicator,
  children: readonly Indicator[],
  unit: Unit,
  rounding: Rounding,
): Item {
  const items = children.map((child) => scoreItem(child, unit, rounding));
  const summed = sumOf(items, rounding);
  if (summed === undefined) {
    return notApplicable(indicator, 'noChildApplicable', items, rounding);
  }
  const { marks, gained, deducted } = summed;
  const score = roundHalfUp(add(add(marks, deducted), gained), rounding.score);
  const value = decimalText(score, rounding.score);
  return {
    ...{ indicator, rate: null, score, na: null, children: items },
    steps: compositeSteps(items, summed, value),
  };
}

/**
 * The sum of the children; where marks are shared out, of those that bear marks, then what comes of
 * them, then what lies beside the marks: each step's numbers give its value.
 */
function compositeSteps(
  items: readonly Item[],
  { plain, marks, step, gained, deducted }: ItemSum,
  value: string,
): readonly ScoreStep[] {
  const scored = items.filter(({ score }) => score !== null);
  if (step === undefined) return [{ name: 'composite', formula: partsOf(scored), value }];
  const bearing = scored.filter(({ indicator }) => bearsMarks(indicator));
  const steps: ScoreStep[] = [
    { name: 'composite', formula: partsOf(bearing), value: plainText(plain) },
    step,
  ];
  const left = add(marks, deducted);
  if (deducted.top !== 0n) {
    const formula = `${plainText(marks)} − ${plainText(subtract(ZERO, deducted))}`;
    steps.push({ name: 'deduction', formula, value: gained.top === 0n ? value : plainText(left) });
  }
  if (gained.top !== 0n) {
    steps.push({ name: 'bonus', formula: `${plainText(left)} + ${plainText(gained)}`, value });
  }
  return steps;
}

function partsOf(items: readonly Item[]): string {
  return items
    .map(({ indicator, score }) => `${plainText(indicator.weight)} × ${plainText(score ?? ZERO)}`)
    .join(' + ');
}

/** An event is seen by its count; none told is none known. */
function readVeto(indicator: Indicator, unit: Unit): Item {
  const value = unit.values.get(indicator.id);
  const na = value === undefined ? ('absent' as const) : null;
  return { indicator, rate: null, score: null, na, steps: [], children: [] };
}

function findNa({ id, minSample }: Indicator, { values }: Unit): NaReason | null {
  const value = values.get(id);
  if (value === undefined) return 'absent';
  if (value.kind !== 'rate') return null;
  if (value.denominator.top === 0n) return 'zeroDenominator';
  return minSample !== null && compare(value.denominator, minSample) < 0 ? 'belowMinSample' : null;
}

/** What stands in the place of an indicator that is not applicable. */
function notApplicable(
  indicator: Indicator,
  na: NaReason,
  children: readonly Item[],
  rounding: Rounding,
): Item {
  const { naPolicy, rule } = indicator;
  const nothing = { indicator, rate: null, score: null, na, steps: [], children };
  if (naPolicy !== 'full' && naPolicy !== 'zero') return nothing;
  const score = naPolicy === 'full' ? roundHalfUp(fullMarks(rule), rounding.score) : ZERO;
  const value = decimalText(score, rounding.score);
  return { ...nothing, score, steps: [{ name: 'policy', formula: naPolicy, value }] };
}
