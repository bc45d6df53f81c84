import type { Indicator, IndicatorCount } from '#domain/indicators/indicator.ts';
import type { Period } from '#domain/indicators/period.ts';
import { addMonths } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { PlacedCount } from '../counts/count-units.ts';
import type { CellField } from '../counts/count-cell.ts';
import type { CountFilter, Counts } from '../counts/counts.ts';
import type { ReadDays } from '../counts/moves-since.ts';
import { itemsInForce } from '../reference/items-in-force.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';

/** Both counts of an indicator for one unit; a plain count has no denominator. */
export interface IndicatorTally {
  readonly numerator: number;
  readonly denominator: number | null;
}

/** What is counted from: one version of the counts and of the reference data, and the day it stands at. */
export interface CountedFrom {
  readonly counts: Pick<Counts, 'visit'>;
  readonly book: ReferenceBook;
  readonly today: Day;
}

/** Where and of what is counted; absent fields do not restrict. */
export interface IndicatorScope extends Pick<CountFilter, 'path' | 'line'> {
  /** Path at which it must be filed itself, not below. */
  readonly filedAt?: string | undefined;
  readonly department?: string | null | undefined;
  readonly item?: string | null | undefined;
  readonly channel?: string | null | undefined;
}

type Tallies = Map<string, { numerator: number; denominator: number | null }>;

interface Wanted {
  readonly kinds: ReadonlySet<string> | null;
  readonly sign: 1 | -1;
  readonly part: 'numerator' | 'denominator';
  readonly indicator: Indicator;
}

/**
 * Numerators and denominators of indicators for a period, by unit: a sum over the cells whose day lies
 * in it. Every measure is gone through once, however many indicators ask for it.
 *
 * @param unitOf under which unit something counts
 * @param unitBy all that `unitOf` reads
 */
export function countIndicators(
  from: CountedFrom,
  indicators: readonly Indicator[],
  period: Pick<Period, 'from' | 'to'>,
  scope: IndicatorScope,
  unitOf: (placed: PlacedCount) => string,
  unitBy: readonly (keyof PlacedCount)[],
): ReadonlyMap<string, ReadonlyMap<string, IndicatorTally>> {
  const tallies = new Map<string, Tallies>(indicators.map(({ id }) => [id, new Map()]));
  const add = (indicator: Indicator, part: Wanted['part'], unit: string, amount: number): void => {
    const units = tallies.get(indicator.id);
    if (units === undefined) return;
    let tally = units.get(unit);
    if (tally === undefined) {
      tally = { numerator: 0, denominator: indicator.denominator === null ? null : 0 };
      units.set(unit, tally);
    }
    tally[part] = (tally[part] ?? 0) + amount;
  };
  const filter = {
    ...{ path: scope.path, line: scope.line, from: period.from, to: period.to },
    apartBy: [...unitBy, ...fieldsWithin(scope), 'kind'] satisfies CellField[],
  };
  for (const [measure, wanted] of wantedCells(indicators)) {
    from.counts.visit(measure, filter, (cell) => {
      if (!isWithin(scope, cell)) return;
      const unit = unitOf(cell);
      for (const { kinds, sign, part, indicator } of wanted) {
        if (kinds !== null && !kinds.has(cell.kind ?? '')) continue;
        add(indicator, part, unit, sign * cell.amount);
      }
    });
  }
  const stocks = indicators.filter(({ numerator }) => numerator.from === 'items');
  if (stocks.length > 0) {
    for (const item of itemsInForce(from.book, from.counts, stockDay(period, from.today), scope)) {
      if (!isWithin(scope, item)) continue;
      const unit = unitOf(item);
      for (const indicator of stocks) {
        for (const part of ['numerator', 'denominator'] as const) {
          const count = indicator[part];
          const amount = count?.from === 'items' ? count.amountOf(item) : 0;
          if (amount !== 0) add(indicator, part, unit, amount);
        }
      }
    }
  }
  return tallies;
}

/** The last day of a period, or today while it runs: the day at which stocks are taken. */
export function stockDay({ to }: Pick<Period, 'to'>, today: Day): Day {
  return to < today ? to : today;
}

/** The days whose cells {@link countIndicators} reads: items are in use by what came in twelve months. */
export function daysRead(
  indicators: readonly Indicator[],
  { from, to }: Pick<Period, 'from' | 'to'>,
  today: Day,
): ReadDays {
  if (indicators.every(({ numerator }) => numerator.from !== 'items')) return { from, to };
  const first = addMonths(stockDay({ to }, today), -12);
  return { from: first < from ? first : from, to };
}

/** Whether something lies where a scope asks beyond its path and line. */
export function isWithin(scope: IndicatorScope, placed: PlacedCount): boolean {
  const { filedAt, department, item, channel } = scope;
  return (
    (filedAt === undefined || placed.path === filedAt) &&
    (department === undefined || placed.department === department) &&
    (item === undefined || placed.item === item) &&
    (channel === undefined || (placed.channel ?? null) === channel)
  );
}

/** All that {@link isWithin} reads. */
function fieldsWithin({
  filedAt,
  department,
  item,
  channel,
}: IndicatorScope): readonly (keyof PlacedCount)[] {
  return [
    ...(filedAt === undefined ? [] : ['path' as const]),
    ...(department === undefined ? [] : ['department' as const]),
    ...(item === undefined ? [] : ['item' as const]),
    ...(channel === undefined ? [] : ['channel' as const]),
  ];
}

/** What is asked of each measure. */
function wantedCells(indicators: readonly Indicator[]): Map<string, Wanted[]> {
  const measures = new Map<string, Wanted[]>();
  for (const indicator of indicators) {
    for (const part of ['numerator', 'denominator'] as const) {
      for (const { measure, kinds, sign } of termsOf(indicator[part])) {
        const wanted = { kinds, sign, part, indicator };
        const known = measures.get(measure);
        if (known === undefined) measures.set(measure, [wanted]);
        else known.push(wanted);
      }
    }
  }
  return measures;
}

function termsOf(count: IndicatorCount | null) {
  return count?.from === 'cells' ? count.terms : [];
}
