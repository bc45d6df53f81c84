import { briefOf, briefPart, cellsOfList } from '#domain/case-brief.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Configuration } from '#domain/configuration.ts';
import { deriveSubject } from '#domain/derive-subject.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import { plainOf } from '#domain/plain-case.ts';
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
import type { KeptBrief, SharedBriefs } from './shared-briefs.ts';
import type { SharedPlain, SharedPlains } from './shared-plains.ts';

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
  readonly plain: SharedPlain | 'never' | undefined;
  /** Undefined before its events were read; null where they have to be read each time. */
  readonly brief: KeptBrief | null | undefined;
}

/** Rules as a case is asked by. */
export interface AskedRules {
  readonly configuration: Configuration;
  /** Working days by which commitment limits would be longer. */
  readonly days: number;
  /** The days off that would be others; undefined where the calendar stays. */
  readonly otherDays: readonly Day[] | undefined;
}

/** What a case would move in the counts, and until when. */
export interface CaseMove {
  readonly moved: readonly PlacedCell[];
  readonly nextAt: Instant | null;
}

/** What entries have in common, each once. */
export interface SharedParts {
  readonly places: CountPlaces;
  readonly plains: SharedPlains;
  readonly briefs: SharedBriefs;
}

/** A case of which its row alone was read. */
export function entryOf(
  row: SubjectRow,
  slot: number,
  { configuration }: ReferenceBook,
  { places, plains }: SharedParts,
): CaseEntry {
  const { no, asOf } = row;
  const place = places.of(row);
  const found = plainOf(row, readPlainLimit(row.clocks), configuration);
  const plain = typeof found === 'object' ? plains.of(found, configuration) : found;
  return { no, slot, stamp: 0, place, asOf, plain, brief: undefined };
}

/**
 * The same with its events read as well. A brief that does not give what is stored is not trusted: such
 * a case, or one that is yet to follow a new configuration, is derived as a whole each time.
 */
export function withBrief(
  entry: CaseEntry,
  row: SubjectRow,
  events: readonly LoggedEvent[],
  { configuration }: ReferenceBook,
  { briefs }: SharedParts,
  asOf: Instant,
): CaseEntry {
  const kept = briefs.of(briefOf(events, configuration, asOf), configuration, asOf);
  return {
    ...entry,
    brief: kept !== undefined && isStored(kept, row, configuration) ? kept : null,
  };
}

/** Whether what is kept gives what is stored, but for what no rules move. */
function isStored(
  { list, shared }: KeptBrief,
  { path, department, item, line, contribution }: SubjectRow,
  { calendar }: Configuration,
): boolean {
  const place = { path, departmentCode: department, itemCode: item };
  const isMovable = ([cell]: Contribution[number]): boolean => !isIncomplete(cell);
  const given =
    shared === undefined
      ? list
      : list.map((cell) => ({ ...cell, departmentCode: cell.departmentCode ?? department }));
  const begin = `${line ?? ''}|`.length;
  const stored = briefPart(contribution.map(([cell, amount]) => [cell.slice(begin), amount]));
  const cells = cellsOfList(given, place, calendar);
  return difference(stored.filter(isMovable), cells.filter(isMovable)).length === 0;
}

/** Whether a fact is missing, which a shape says of every case and no rules move. */
function isIncomplete(cell: string): boolean {
  return cell.startsWith('["quality","incomplete",');
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
