import { deriveSubject, isDerived } from '#domain/derive-subject.ts';
import { isCarded } from '#domain/subject-kind.ts';
import type { DerivedKind } from '#domain/derive-subject.ts';
import { cardRows } from '../application/cards/card-body.ts';
import { subjectColumns } from '../application/writer/subject-columns.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { ReferenceBook } from '../application/reference/reference-book.ts';
import type { SubjectRow } from '../application/store/store-rows.ts';
import { subjectKeyOf } from '../application/writer/subject-key.ts';
import type { MemoryHome } from '../testing/memory-home/memory-home.ts';
import { promise } from './broken.ts';
import { checkGrounds } from './check-grounds.ts';
import type { History } from './history.ts';
import type { Random } from './random.ts';

/** A subject as it follows from the log alone. */
export interface TrueSubject {
  readonly kind: SubjectKind;
  readonly no: string;
  readonly columns: ReturnType<typeof subjectColumns>;
}

/**
 * Derives every subject from the whole log, its events in another order and some of them twice, and
 * holds what is stored against it. While new reference data are still being followed, the rows
 * may rightly differ: only the log is looked at then.
 */
export function checkSubjects(
  home: MemoryHome,
  history: History,
  random: Random,
): readonly TrueSubject[] {
  const { tables } = home;
  if (tables.references.rows.size === 0) return [];
  const book = history.book();
  const isFollowed = tables.heads.rows.get('refiledTo') === tables.references.rows.size;
  const subjects: TrueSubject[] = [];
  for (const [key, seqs] of seqsBySubject(home)) {
    const row = tables.subjects.rows.get(key);
    promise('everySubjectHasItsRow', row !== undefined, () => key);
    if (row === undefined) continue;
    const listed = [...row.events].sort((one, other) => one - other);
    promise(
      'rowsListTheirEvents',
      listed.join() === seqs.join(),
      () => `${key}: ${listed.join()} of ${seqs.join()}`,
    );
    const { kind } = row;
    if (!isDerived(kind) || !isFollowed) continue;
    subjects.push(checkSubject(home, book, { ...row, kind }, seqs, history, random));
  }
  return subjects;
}

function checkSubject(
  home: MemoryHome,
  book: ReferenceBook,
  row: SubjectRow & { readonly kind: DerivedKind },
  seqs: readonly number[],
  { sweptTo }: History,
  random: Random,
): TrueSubject {
  const { tables } = home;
  const events = seqs.flatMap((seq) => tables.events.rows.get(seq) ?? []);
  const told = random.shuffled([...events, ...events.filter(() => random.chance(0.2))]);
  const derived = deriveSubject(row.kind, told, book.configuration, Math.max(sweptTo, row.asOf));
  const columns = subjectColumns(derived, book);
  for (const [name, value] of Object.entries(columns)) {
    const stored = row[name as keyof typeof columns];
    promise(
      'stateIsDerivedFromTheSetOfEvents',
      sameText(stored) === sameText(value),
      () => `${row.kind} ${row.no}.${name}: ${sameText(stored)} is ${sameText(value)}`,
    );
  }
  const missing = derived.toIssue.map(({ id }) => id);
  promise('everyBreachHasItsCard', missing.length === 0, () => missing.join());
  const unnoted = derived.groundsLost;
  promise('everyCardHasItsGroundOrTheNote', unnoted.length === 0, () => unnoted.join());
  const stored = [...tables.cards.rows.values()].filter(
    ({ kind, subject }) => kind === row.kind && subject === row.no,
  );
  const cards = new Map(stored.map((card) => [card.id, card]));
  const { kind, no } = row;
  for (const card of isCarded(kind) ? cardRows({ kind, no }, derived, book) : []) {
    const found = cards.get(card.id);
    promise(
      'cardsAreDerivedFromTheSetOfEvents',
      found?.body === card.body && found.path === card.path && found.line === card.line,
      () => `${card.id}: ${differing(found?.body, card.body)}`,
    );
    cards.delete(card.id);
  }
  promise('noCardWithoutItsEvent', cards.size === 0, () => [...cards.keys()].join());
  checkGrounds(derived, Math.max(sweptTo, row.asOf));
  return { kind: row.kind, no: row.no, columns };
}

function seqsBySubject(home: MemoryHome): ReadonlyMap<string, number[]> {
  const lists = new Map<string, number[]>();
  const events = [...home.tables.events.rows].sort(([one], [other]) => one - other);
  for (const [seq, event] of events) {
    const { kind, no } = subjectKeyOf(event);
    const list = lists.get(`${kind} ${no}`);
    if (list === undefined) lists.set(`${kind} ${no}`, [seq]);
    else list.push(seq);
  }
  return lists;
}

/** Contributions are sets: their order says nothing. */
function sameText(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify([value]);
  return JSON.stringify(value.map((each) => JSON.stringify(each)).sort());
}

/** The parts of two texts of JSON that differ. */
function differing(stored: string | undefined, due: string): string {
  if (stored === undefined) return 'absent';
  const one = flat(JSON.parse(stored));
  const other = flat(JSON.parse(due));
  return [...other]
    .filter(([name, value]) => one.get(name) !== value)
    .map(([name, value]) => `${name} ${one.get(name) ?? ''} is ${value}`)
    .join(', ');
}

function flat(body: unknown, prefix = ''): Map<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of Object.entries(body as Readonly<Record<string, unknown>>)) {
    if (prefix === '' && name === 'view') {
      for (const [inner, text] of flat(value, 'view.')) fields.set(inner, text);
    } else fields.set(prefix + name, JSON.stringify([value]));
  }
  return fields;
}
