import type { Stamp } from '#contract/page.ts';
import type {
  CountMove,
  MovedClock,
  WhatIfCase,
  WhatIfCasesRequest,
  WhatIfCasesView,
} from '#contract/what-if-cases.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Configuration } from '#domain/configuration.ts';
import { deriveCase } from '#domain/derive-case.ts';
import { findIndicator } from '#domain/indicators/catalogue.ts';
import type { Indicator, IndicatorCount } from '#domain/indicators/indicator.ts';
import type { Period } from '#domain/indicators/period.ts';
import type { SubjectClock } from '#domain/limits/subject-clock.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { Instant } from '#domain/time/limit.ts';
import { sees } from '#domain/access/scope.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { withLimit } from '../counts/other-rules.ts';
import type { CountedOtherwise } from '../counts/counts-otherwise.ts';
import type { MovedCell } from '../counts/moved-cells.ts';
import type { MovedCase } from '../counts/shared-moves.ts';
import { pageSize, readCursor, writeCursor } from '../cursor.ts';
import type { Viewer } from '../people/viewer.ts';
import type { ReadSide } from '../read-side.ts';
import type { Refusal } from '../refusal.ts';
import { dueText } from '../times.ts';
import { evidenceFacts } from './evidence-shown.ts';
import { measureNow } from './measure-units.ts';
import { periodView } from './ranking-source.ts';
import type { RankingUnit } from './ranking-units.ts';

/** Of what the cases are asked. */
interface AskedOf {
  readonly unit: RankingUnit;
  readonly period: Period;
  readonly counts: CountedOtherwise;
}

interface CountedCase {
  readonly no: string;
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The cases that make a number of a unit another one: of each what it adds to both counts beyond what it
 * adds now, so that all together are the difference, and which of its clocks would end otherwise.
 */
export async function whatIfCases(
  side: ReadSide,
  { scope }: Viewer,
  { indicator: id, limit, cursor }: WhatIfCasesRequest,
  { unit, period, counts }: AskedOf,
): Promise<Result<WhatIfCasesView & Stamp, Refusal>> {
  const indicator = findIndicator(id);
  if (indicator === undefined) return err({ code: 'indicator/unknown', path: 'indicator' });
  const [after = ''] = cursor === undefined ? [] : (readCursor(cursor) ?? [null]);
  if (typeof after !== 'string') return err({ code: 'request/cursor', path: 'cursor' });
  const countsIn = (cell: MovedCell): boolean =>
    isIn(unit, cell) && sees(scope, { path: cell.path, line: cell.line || null });
  const all = movedCases(counts.derived.moves(), indicator, period, countsIn);
  const [was, would] = [measureNow(side), measureNow(side, counts)].map((measure) =>
    measure([id], period, [unit]).get(unit.code)?.get(id),
  );
  const rest = all.filter(({ no }) => no > after);
  const shown = rest.slice(0, pageSize(limit));
  const last = rest.length > shown.length ? shown.at(-1) : undefined;
  const move = (part: 'numerator' | 'denominator'): CountMove => ({
    before: was?.[part] ?? 0,
    after: would?.[part] ?? 0,
  });
  return ok({
    hypothetical: true,
    period: periodView(period, dayAt(side.calendar, side.sweptTo)),
    unit: unit.code,
    indicator: id,
    numerator: move('numerator'),
    denominator: indicator.denominator === null ? null : move('denominator'),
    items: await shownCases(side, shown, counts),
    next: last === undefined ? null : writeCursor([last.no]),
    total: all.length,
    ...side.stamp(),
  });
}

/** Those that move one of the counts, by number. */
function movedCases(
  cases: Iterable<MovedCase>,
  { numerator, denominator }: Indicator,
  period: Period,
  countsIn: (cell: MovedCell) => boolean,
): readonly CountedCase[] {
  const moved: CountedCase[] = [];
  for (const { no, cells } of cases) {
    const counted = cells.filter((cell) => isWithin(cell, period) && countsIn(cell));
    if (counted.length === 0) continue;
    const one = {
      no,
      numerator: amountOf(counted, numerator),
      denominator: denominator === null ? 0 : amountOf(counted, denominator),
    };
    if (one.numerator !== 0 || one.denominator !== 0) moved.push(one);
  }
  return moved.sort((one, other) => (one.no < other.no ? -1 : 1));
}

function isWithin({ day }: MovedCell, { from, to }: Period): boolean {
  return day !== null && day >= from && day <= to;
}

function isIn({ kind, code, path }: RankingUnit, cell: MovedCell): boolean {
  return kind === 'department' ? cell.department === code : cell.path.startsWith(path);
}

function amountOf(cells: readonly MovedCell[], count: IndicatorCount): number {
  // What is in force as an item moves by none of these rules.
  if (count.from === 'items') return 0;
  let sum = 0;
  for (const { measure, kind, amount } of cells) {
    for (const term of count.terms) {
      if (term.measure !== measure) continue;
      if (term.kinds === null || term.kinds.has(kind ?? '')) sum += term.sign * amount;
    }
  }
  return sum;
}

async function shownCases(
  side: ReadSide,
  cases: readonly CountedCase[],
  { derived: { rules } }: CountedOtherwise,
): Promise<readonly WhatIfCase[]> {
  const { book, sweptTo } = side;
  const keys = cases.map(({ no }) => ({ kind: 'case', no }) as const);
  const read = await side.moments.list.snapshot(async (inside) => {
    const rows = await inside.subjects.find(keys);
    const lists = await inside.log.readLists(rows.map(({ events }) => events));
    return new Map(rows.map((row, place) => [row.no, { row, events: lists[place] ?? [] }]));
  });
  return cases.map((one): WhatIfCase => {
    const found = read.get(one.no);
    const facts = { kind: 'case', ...one, ...evidenceFacts(side, found?.row) };
    if (found === undefined) return { ...facts, clocks: [] };
    const { row, events } = found;
    const at = Math.max(sweptTo, row.asOf);
    const longer = events.map((event) => withLimit(event, rules.days));
    return {
      ...facts,
      clocks: movedClocks(
        side,
        clocksOf(events, book.configuration, at),
        clocksOf(longer, rules.configuration, at),
      ),
    };
  });
}

function clocksOf(
  events: readonly LoggedEvent[],
  configuration: Configuration,
  asOf: Instant,
): ReadonlyMap<string, SubjectClock> {
  return new Map(deriveCase(events, configuration, asOf).clocks.map((clock) => [clock.id, clock]));
}

function movedClocks(
  { calendar }: ReadSide,
  before: ReadonlyMap<string, SubjectClock>,
  after: ReadonlyMap<string, SubjectClock>,
): readonly MovedClock[] {
  const endOf = (clock: SubjectClock | undefined): MovedClock['before'] =>
    clock === undefined
      ? null
      : { due: dueText(calendar, clock.reading.due), bucket: clock.bucket };
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): MovedClock[] => {
    const [was, is] = [before.get(id), after.get(id)];
    const [from, to] = [endOf(was), endOf(is)];
    const kind = (was ?? is)?.kind;
    if (kind === undefined) return [];
    if (from?.due === to?.due && from?.bucket === to?.bucket) return [];
    return [{ kind, before: from, after: to }];
  });
}
