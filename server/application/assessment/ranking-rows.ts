import type {
  LeftOutRow,
  RankedUnit,
  RankingIndicator,
  RankingItem,
  RankingRow,
} from '#contract/ranking-view.ts';
import { sees } from '#domain/access/scope.ts';
import type { Scope } from '#domain/access/scope.ts';
import { decimalText, plainText, subtract, whole } from '#domain/assessment/decimal.ts';
import type { Exact } from '#domain/assessment/decimal.ts';
import { fullMarks } from '#domain/assessment/full-marks.ts';
import type { Indicator, Unit } from '#domain/assessment/scheme.ts';
import { scoreItem } from '#domain/assessment/score-item.ts';
import type { Item } from '#domain/assessment/score-item.ts';
import { wilsonBand } from '#domain/assessment/wilson-band.ts';
import { findIndicator } from '#domain/indicators/catalogue.ts';
import type { AssessedGroup } from './assess-group.ts';
import type { RankingUnit } from './ranking-units.ts';

/** The columns of a ranking: the tree of its scheme, each branch before what is below it. */
export function rankingIndicators({ scheme, text }: AssessedGroup): readonly RankingIndicator[] {
  const visit =
    (parent: string | null) =>
    (one: Indicator): readonly RankingIndicator[] => {
      const { id, name, rule, weight, minSample } = one;
      const isThreshold = rule.type === 'thresholdSlopeFloor';
      const column: RankingIndicator = {
        id,
        name: { zh: name, en: text.english[id] ?? name },
        parent,
        rule: rule.type,
        weight: plainText(weight),
        full: plainText(fullMarks(rule)),
        target: isThreshold ? plainText(rule.target) : null,
        direction: isThreshold ? rule.direction : null,
        minSample: minSample === null ? null : plainText(minSample),
        reads: text.reads[id] ?? null,
      };
      return rule.type === 'composite' ? [column, ...rule.children.flatMap(visit(id))] : [column];
    };
  return scheme.indicators.flatMap(visit(null));
}

/** Rows in order of rank, then of code; groups one after the other. */
export function rankingRows(
  now: AssessedGroup,
  before: AssessedGroup | undefined,
  scope: Scope,
): readonly RankingRow[] {
  const units = byCode(now.units);
  const places = now.scheme.rounding.total;
  const old = new Map(before?.assessment.units.map((one) => [one.unit.id, one]));
  const rows = now.assessment.units.flatMap((one): readonly RankingRow[] => {
    const unit = units.get(one.unit.id);
    if (unit === undefined) return [];
    const previous = old.get(unit.code);
    const shown = shownUnit(unit, one.unit.group, scope);
    return [
      {
        ...shown,
        rank: one.rank,
        previousRank: previous?.rank ?? null,
        total: decimalText(one.total, places),
        previousTotal: previous === undefined ? null : decimalText(previous.total, places),
        change:
          previous === undefined ? null : decimalText(subtract(one.total, previous.total), places),
        items: itemsOf(now, unit, one.items, shown.mayOpen),
      },
    ];
  });
  return rows.sort(
    (one, other) =>
      order(one.group, other.group) || one.rank - other.rank || order(one.unit, other.unit),
  );
}

/** Who is not ranked and why, with what there is of their indicators. */
export function leftOutRows(now: AssessedGroup, scope: Scope): readonly LeftOutRow[] {
  const units = byCode(now.units);
  return now.assessment.leftOut.flatMap(({ unit: { id, group }, leftOut }) => {
    const unit = units.get(id);
    if (unit === undefined) return [];
    const shown = shownUnit(unit, group, scope);
    const items = now.scheme.indicators.map((one) =>
      scoreItem(one, valuesUnit(now, id, group), now.scheme.rounding),
    );
    return [{ ...shown, ...leftOut, items: itemsOf(now, unit, items, shown.mayOpen) }];
  });
}

/** Whether a viewer may open the cases behind the numbers of a unit. */
export function mayOpenUnit(unit: RankingUnit, scope: Scope): boolean {
  return sees(scope, unit);
}

function shownUnit(unit: RankingUnit, group: string, scope: Scope): RankedUnit {
  const { code, name, kind } = unit;
  return { unit: code, name, kind, group, mayOpen: mayOpenUnit(unit, scope) };
}

function valuesUnit({ assessment }: AssessedGroup, id: string, group: string): Unit {
  const found = assessment.leftOut.find(({ unit }) => unit.id === id)?.unit;
  return found ?? { id, group, values: new Map() };
}

function itemsOf(
  now: AssessedGroup,
  unit: RankingUnit,
  items: readonly Item[],
  open: boolean,
): readonly RankingItem[] {
  return items.flatMap((item) => [
    itemOf(now, unit, item, open),
    ...itemsOf(now, unit, item.children, open),
  ]);
}

function itemOf(now: AssessedGroup, unit: RankingUnit, item: Item, open: boolean): RankingItem {
  const { rounding } = now.scheme;
  const text = (value: Exact | null, places: number) =>
    value === null ? null : decimalText(value, places);
  const shown = {
    indicator: item.indicator.id,
    rate: text(item.rate, rounding.rate),
    score: text(item.score, rounding.score),
    na: item.na !== null,
    reason: item.na,
  };
  if (!open) return shown;
  const read = now.text.reads[item.indicator.id];
  const counts =
    read !== undefined && 'indicator' in read
      ? now.measured.get(unit.code)?.get(read.indicator)
      : undefined;
  if (counts === undefined) return { ...shown, steps: item.steps };
  const { numerator, denominator } = counts;
  const deducted = now.dropped.get(unit.code)?.get(item.indicator.id);
  const isPercent =
    read !== undefined && 'indicator' in read && findIndicator(read.indicator)?.unit === 'percent';
  return {
    ...shown,
    numerator,
    denominator,
    ...(deducted !== undefined && { deductedElsewhere: deducted }),
    ...(isPercent &&
      denominator !== null && { band: bandOf(numerator, denominator, rounding.rate) }),
    steps: item.steps,
  };
}

function bandOf(
  numerator: number,
  denominator: number,
  places: number,
): { readonly low: string; readonly high: string } | null {
  const band = wilsonBand(whole(numerator), whole(denominator));
  if (band === undefined) return null;
  return { low: decimalText(band.low, places), high: decimalText(band.high, places) };
}

function byCode(units: readonly RankingUnit[]): ReadonlyMap<string, RankingUnit> {
  return new Map(units.map((unit) => [unit.code, unit]));
}

function order(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
