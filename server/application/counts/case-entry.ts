import { briefOf, briefPart, cellsOfBrief, listOfBrief } from '#domain/case-brief.ts';
import type { BriefCell, CaseBrief } from '#domain/case-brief.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Configuration } from '#domain/configuration.ts';
import { deriveSubject } from '#domain/derive-subject.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import { daysOfBrief } from '#domain/days-of-brief.ts';
import type { DaySpan } from '#domain/days-of-brief.ts';
import { plainOf } from '#domain/plain-case.ts';
import type { PlainCase, PlainEnd } from '#domain/plain-case.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import { readPlainLimit } from '../cases/clock-lines.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { placedContribution } from '../writer/subject-columns.ts';
import type { CountPlace, CountPlaces } from './count-places.ts';
import { readCell } from './counts.ts';
import type { PlacedCell } from './moved-cells.ts';
import { withLimit } from './other-rules.ts';
import type { PlainEnds } from './plain-ends.ts';

/** What is kept of a case that other rules may move. */
export interface CaseEntry {
  readonly no: string;
  /** Its place in lists of numbers, for as long as it is followed. */
  readonly slot: number;
  /** When it was read last. */
  stamp: number;
  /** Shared with all cases that are counted there. */
  readonly place: CountPlace;
  /** Moment at which it was derived. */
  readonly asOf: Instant;
  readonly plain: PlainCase | 'never' | undefined;
  /** Undefined before its events were read; null where they have to be read each time. */
  readonly brief: KeptBrief | null | undefined;
}

/** A brief, and the cells that it gives now. */
interface KeptBrief {
  readonly brief: CaseBrief;
  readonly list: readonly BriefCell[];
  /** Other days off than these move nothing of it; undefined where any may. */
  readonly span: DaySpan | undefined;
}

/** Rules as a case is asked by. */
export interface AskedRules {
  readonly configuration: Configuration;
  /** Working days by which commitment limits would be longer. */
  readonly days: number;
  /** The days off that would be others; undefined where the calendar stays. */
  readonly otherDays: readonly Day[] | undefined;
}

/** Where the commitment of a plain case ends, and where it would. */
export interface PlainMove {
  readonly was: PlainEnd;
  readonly is: PlainEnd;
}

/** What a case would move in the counts, and until when. */
export interface CaseMove {
  readonly moved: readonly PlacedCell[];
  readonly nextAt: Instant | null;
}

const UNMOVED: CaseMove = { moved: [], nextAt: null };

/** A case of which its row alone was read. */
export function entryOf(
  row: SubjectRow,
  slot: number,
  book: ReferenceBook,
  places: CountPlaces,
): CaseEntry {
  const { no, asOf } = row;
  const place = places.of(row);
  const limit = readPlainLimit(row.clocks);
  const plain = plainOf(row, limit, book.configuration);
  return { no, slot, stamp: 0, place, asOf, plain: inPlace(plain, place), brief: undefined };
}

/** The texts of a place are kept once, not with each case. */
function inPlace(plain: CaseEntry['plain'], place: CountPlace): CaseEntry['plain'] {
  if (typeof plain !== 'object') return plain;
  const { path, department: departmentCode, item: itemCode } = place;
  return { ...plain, path, departmentCode, itemCode };
}

/**
 * The same with its events read as well. A brief that does not give what is stored is not trusted: such
 * a case, or one that is yet to follow a new configuration, is derived as a whole each time.
 */
export function withBrief(
  entry: CaseEntry,
  row: SubjectRow,
  events: readonly LoggedEvent[],
  book: ReferenceBook,
  asOf: Instant,
): CaseEntry {
  const { configuration } = book;
  const brief = briefOf(events, configuration, asOf);
  const cells = cellsOfBrief(brief, configuration, asOf, 0)?.cells;
  const list = listOfBrief(brief, configuration, asOf, 0)?.list;
  const begin = `${row.line ?? ''}|`.length;
  const stored = briefPart(row.contribution.map(([cell, amount]) => [cell.slice(begin), amount]));
  const isTrue = cells !== undefined && difference(stored, cells).length === 0;
  if (!isTrue || list === undefined) return { ...entry, brief: null };
  return { ...entry, brief: { brief, list, span: daysOfBrief(brief, configuration, asOf) } };
}

/** The ends of a plain case as it is and as it would be; undefined where more of it is needed. */
export function plainMoveOf(
  { plain, asOf }: CaseEntry,
  { configuration, days, otherDays }: AskedRules,
  now: Configuration,
  sweptTo: Instant,
  ends: PlainEnds,
): PlainMove | undefined {
  if (typeof plain !== 'object' || otherDays !== undefined) return undefined;
  const at = Math.max(sweptTo, asOf);
  const was = ends.find(plain, now, at, 0);
  const is = ends.find(plain, configuration, at, days);
  return was && is && { was, is };
}

/** What a case would move, from what is kept of it; undefined where its events are needed. */
export function moveOf(
  { plain, brief, place, asOf }: CaseEntry,
  rules: AskedRules,
  sweptTo: Instant,
  places: Pick<CountPlaces, 'of'>,
): CaseMove | undefined {
  const at = Math.max(sweptTo, asOf);
  const { configuration, days, otherDays } = rules;
  const hasOtherDays = otherDays !== undefined;
  if (plain === 'never' && !hasOtherDays) return UNMOVED;
  if (brief == null || (hasOtherDays && brief.brief.hasOrder)) return undefined;
  if (days === 0 && hasOtherDays && isApart(brief.span, otherDays)) return UNMOVED;
  const after = listOfBrief(brief.brief, configuration, at, days);
  if (after === undefined) return undefined;
  return { moved: movedBetween(brief.list, after.list, place, places), nextAt: after.nextAt };
}

/** What a case would move, derived from all its events. */
export function wholeMove(
  row: SubjectRow,
  events: readonly LoggedEvent[],
  { configuration, days }: AskedRules,
  book: ReferenceBook,
  sweptTo: Instant,
  places: Pick<CountPlaces, 'of'>,
): CaseMove {
  const longer = days === 0 ? events : events.map((event) => withLimit(event, days));
  const derived = deriveSubject('case', longer, configuration, Math.max(sweptTo, row.asOf));
  const line = book.lineOf(derived.departmentCode);
  const would = placedContribution(derived.contribution, row.contribution, line, book);
  const moved = difference(row.contribution, would).map(([text, amount]): PlacedCell => {
    const { measure, day, kind, ...place } = readCell(text);
    return { measure, place: places.of(place), day, kind, amount };
  });
  return { moved, nextAt: derived.nextAt };
}

function isApart(span: DaySpan | undefined, days: readonly Day[]): boolean {
  return span !== undefined && days.every((day) => day < span.from || day > span.to);
}

/** What is otherwise in a list: what it was is taken off, what it would be is added. */
function movedBetween(
  before: readonly BriefCell[],
  after: readonly BriefCell[],
  own: CountPlace,
  places: Pick<CountPlaces, 'of'>,
): readonly PlacedCell[] {
  const moved: PlacedCell[] = [];
  const add = (cell: BriefCell | undefined, sign: 1 | -1): void => {
    if (cell === undefined) return;
    const { departmentCode: department, day, kind, amount } = cell;
    const place = department === own.department ? own : places.of({ ...own, department });
    const measure = measureOf(cell.measure, cell.name);
    moved.push({ measure, place, day, kind, amount: sign * amount });
  };
  for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
    const [was, is] = [before[index], after[index]];
    if (was !== undefined && is !== undefined && isSame(was, is)) continue;
    add(was, -1);
    add(is, 1);
  }
  return moved;
}

function isSame(one: BriefCell, other: BriefCell): boolean {
  return (
    one.day === other.day &&
    one.kind === other.kind &&
    one.amount === other.amount &&
    one.name === other.name &&
    one.measure === other.measure &&
    one.departmentCode === other.departmentCode
  );
}

const measures = new Map<string, Map<string, string>>();

/** A measure as it is visited, such as `clock commitment`, the same text each time. */
function measureOf(measure: string, name: string): string {
  let names = measures.get(measure);
  if (names === undefined) {
    names = new Map();
    measures.set(measure, names);
  }
  const known = names.get(name);
  if (known !== undefined) return known;
  const joined = `${measure} ${name}`;
  names.set(name, joined);
  return joined;
}

/** What a contribution would move when it became another one. */
function difference(before: Contribution, after: Contribution): Contribution {
  if (isEqual(before, after)) return [];
  const sums = new Map(after);
  for (const [cell, amount] of before) sums.set(cell, (sums.get(cell) ?? 0) - amount);
  return [...sums].filter(([, amount]) => amount !== 0);
}

function isEqual(one: Contribution, other: Contribution): boolean {
  if (one.length !== other.length) return false;
  return one.every(([cell, amount], index) => {
    const [text, sum] = other[index] ?? [];
    return text === cell && sum === amount;
  });
}
