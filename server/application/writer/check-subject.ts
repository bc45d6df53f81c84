import { isCarded } from '#domain/subject-kind.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import { deriveSubject, isDerived } from '#domain/derive-subject.ts';
import type { Instant } from '#domain/time/limit.ts';
import { cardRows } from '../cards/card-body.ts';
import { isStoredAs, ownColumns, placedContribution } from './subject-columns.ts';
import { queueColumns } from '../feedback/queue-columns.ts';
import { isSameCard } from '../cards/same-card.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { StoreParts } from '../store/store.ts';
import type { CardRow, SubjectRow } from '../store/store-rows.ts';
import { SubjectMap } from '../store/subject-map.ts';

const NOTHING: readonly never[] = [];

/** A subject with everything that is stored of it. */
export interface StoredSubject {
  readonly row: SubjectRow;
  readonly events: readonly LoggedEvent[];
  readonly cards: readonly CardRow[];
}

/** Reads what is stored of many subjects, in as few questions as can be. */
export async function readStored(
  { log, cards }: Pick<StoreParts, 'log' | 'cards'>,
  rows: readonly SubjectRow[],
): Promise<readonly StoredSubject[]> {
  const lists = await log.readLists(rows.map(({ events }) => events));
  const read = rows.map((row, place) => ({ row, events: lists[place] ?? NOTHING }));
  // Most have none, and need not be asked for.
  const carded = read.filter(({ events }) => events.some(({ type }) => type === 'card.issued'));
  const found = carded.length === 0 ? [] : await cards.ofSubjects(carded.map(({ row }) => row));
  const bySubject = new SubjectMap<CardRow[]>();
  for (const card of found) {
    const key = { kind: card.kind, no: card.subject };
    const known = bySubject.get(key);
    if (known === undefined) bySubject.set(key, [card]);
    else known.push(card);
  }
  return read.map((one) => ({ ...one, cards: bySubject.get(one.row) ?? NOTHING }));
}

/** What a check found of one subject. */
export interface CheckedSubject {
  readonly differences: readonly string[];
  /** What is stored that it adds to the counts: cells of a line, or with their lines where it is null. */
  readonly adds: { readonly line: string | null; readonly cells: Contribution };
}

/**
 * Derives a subject again from its events and says where what is stored differs. Both directions for
 * cards: every breach has its card, every card its ground or the note that it lost it.
 */
export function checkSubject(
  { row, events, cards }: StoredSubject,
  book: ReferenceBook,
  sweptTo: Instant,
): CheckedSubject {
  const { kind, no } = row;
  if (!isDerived(kind)) return { differences: NOTHING, adds: storedOf(row) };
  const name = `${kind} ${no}`;
  const differences: string[] = [];
  if (events.length !== row.events.length) differences.push(`${name}: events are missing`);
  // A subject swept ahead of the watermark, in a burst, was derived at that later moment.
  const derived = deriveSubject(kind, events, book.configuration, Math.max(sweptTo, row.asOf));
  const columns = ownColumns(derived, book);
  const shown = { ...columns, ...queueColumns(row, events, derived, book) };
  for (const [column, value] of Object.entries(shown)) {
    if (row[column as keyof typeof shown] === value) continue;
    differences.push(`${name}: ${column} is stored otherwise`);
  }
  // As it nearly always is: what is derived again comes in the order of before.
  const cells = derived.contribution;
  const isTrue = isStoredAs(row.contribution, cells, columns.line);
  if (
    !isTrue &&
    sorted(row.contribution) !== sorted(placedContribution(cells, [], columns.line, book))
  )
    differences.push(`${name}: contribution is stored otherwise`);
  for (const { id } of derived.toIssue) differences.push(`card ${id}: due and not issued`);
  for (const id of derived.groundsLost) differences.push(`card ${id}: lost its ground unnoted`);
  const stored = new Map(cards.map((card) => [card.id, card]));
  for (const card of isCarded(kind) ? cardRows({ kind, no }, derived, book) : []) {
    if (!isSameCard(stored.get(card.id), card))
      differences.push(`card ${card.id}: is stored otherwise`);
    stored.delete(card.id);
  }
  for (const id of stored.keys()) differences.push(`card ${id}: has no event`);
  return { differences, adds: isTrue ? { line: columns.line ?? '', cells } : storedOf(row) };
}

function storedOf({ contribution }: SubjectRow): CheckedSubject['adds'] {
  return { line: null, cells: contribution };
}

function sorted(contribution: Contribution): string {
  return JSON.stringify([...contribution].sort(([one], [other]) => (one < other ? -1 : 1)));
}
