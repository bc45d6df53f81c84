import { isCarded } from '#domain/subject-kind.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import { deriveSubject, isDerived } from '#domain/derive-subject.ts';
import type { Instant } from '#domain/time/limit.ts';
import { cardRows } from '../cards/card-body.ts';
import { subjectColumns } from './subject-columns.ts';
import { queueColumns } from '../feedback/queue-columns.ts';
import { isSameCard } from '../cards/same-card.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectRow } from '../store/store-rows.ts';

/**
 * Derives a subject again from its events and says where what is stored differs. Both directions for
 * cards: every breach has its card, every card its ground or the note that it lost it.
 */
export async function checkSubject(
  inside: StoreParts,
  row: SubjectRow,
  book: ReferenceBook,
  sweptTo: Instant,
): Promise<readonly string[]> {
  const { kind, no } = row;
  if (!isDerived(kind)) return [];
  const name = `${kind} ${no}`;
  const events = await inside.log.read(row.events);
  const differences: string[] = [];
  if (events.length !== row.events.length) differences.push(`${name}: events are missing`);
  // A subject swept ahead of the watermark, in a burst, was derived at that later moment.
  const derived = deriveSubject(kind, events, book.configuration, Math.max(sweptTo, row.asOf));
  const columns = {
    ...subjectColumns(derived, book),
    ...queueColumns(row, events, derived, book),
  };
  for (const [column, value] of Object.entries(columns)) {
    const stored = row[column as keyof typeof columns];
    if (!isSame(stored, value)) differences.push(`${name}: ${column} is stored otherwise`);
  }
  for (const { id } of derived.toIssue) differences.push(`card ${id}: due and not issued`);
  for (const id of derived.groundsLost) differences.push(`card ${id}: lost its ground unnoted`);
  const stored = new Map(
    events.some(({ type }) => type === 'card.issued')
      ? (await inside.cards.ofSubject(row)).map((card) => [card.id, card])
      : [],
  );
  for (const card of isCarded(kind) ? cardRows({ kind, no }, derived, book) : []) {
    if (!isSameCard(stored.get(card.id), card))
      differences.push(`card ${card.id}: is stored otherwise`);
    stored.delete(card.id);
  }
  for (const id of stored.keys()) differences.push(`card ${id}: has no event`);
  return differences;
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!Array.isArray(one) || !Array.isArray(other)) return false;
  return (
    isInOneOrder(one as Contribution, other as Contribution) ||
    sorted(one as Contribution) === sorted(other as Contribution)
  );
}

/** As it nearly always is: what is derived again comes in the order of before. */
function isInOneOrder(one: Contribution, other: Contribution): boolean {
  return (
    one.length === other.length &&
    one.every(([cell, amount], place) => {
      const same = other[place];
      return same?.[0] === cell && same[1] === amount;
    })
  );
}

function sorted(contribution: Contribution): string {
  return JSON.stringify([...contribution].sort(([one], [other]) => (one < other ? -1 : 1)));
}
