import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Configuration } from '#domain/configuration.ts';
import { deriveSubject } from '#domain/derive-subject.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import { placedContribution } from '../writer/subject-columns.ts';
import type { CountPlaces } from './count-places.ts';
import { readCell } from './read-cell.ts';
import type { PlacedCell } from './moved-cells.ts';
import { withLimit } from './other-rules.ts';

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
