import { sees } from '#domain/access/scope.ts';
import type { Scope } from '#domain/access/scope.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import { DERIVED_KINDS } from '#domain/derive-subject.ts';
import type { Instant } from '#domain/time/limit.ts';
import { checkSubject } from './check-subject.ts';
import { readCell } from '../counts/counts.ts';
import { others } from '../others.ts';
import { ReferenceBook } from '../reference/reference-book.ts';
import type { Store, StoreParts } from '../store/store.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import { subjectKeyOf } from './subject-key.ts';
import type { EventList } from './writer-port.ts';

const SUBJECTS_AT_ONCE = 100;
const EVENTS_AT_ONCE = 5000;
const CHANGES_AT_ONCE = 100;
const DETAILS_SHOWN = 20;
const EVERYTHING: Scope = { path: '', line: null };

/** What a check found, in the words of the store. */
export interface Check {
  readonly sweptTo: Instant;
  readonly dataVersion: number;
  readonly checked: number;
  /** Subjects whose events lie in an archive; what they add to the counts counts. */
  readonly detached: number;
  readonly difference: number;
  readonly details: readonly string[];
  /** Subjects whose rows or cards differ. */
  readonly subjects: readonly SubjectKey[];
  /** What has to be added to the counts to make them the sum of the contributions. */
  readonly cells: Contribution;
}

/**
 * Derives every subject again at one moment of the store and compares: rows, contributions, cards, and
 * the counts with the sum of the contributions. Needs a store of its own: the moment is held open
 * while others go on. Within a scope the check says nothing of what lies outside, not even its size.
 */
export function verifyStore(
  store: Store,
  scope: Scope = EVERYTHING,
  onProgress: (done: number) => void = () => undefined,
): Promise<Check> {
  return store.snapshot(async (inside) => {
    const head = await inside.journal.head();
    const book = new ReferenceBook(await inside.reference.all());
    const sums = await readCounts(inside);
    const details: string[] = [];
    const subjects: SubjectKey[] = [];
    let difference = 0;
    let checked = 0;
    let detached = 0;
    for await (const rows of everySubject(inside)) {
      for (const row of rows) {
        if (!sees(scope, row)) continue;
        if (row.detached === null) checked += 1;
        else detached += 1;
        const found =
          row.detached === null ? await checkSubject(inside, row, book, head.sweptTo) : [];
        if (found.length > 0) subjects.push({ kind: row.kind, no: row.no });
        difference += found.length;
        if (details.length < DETAILS_SHOWN) details.push(...found);
        for (const [cell, amount] of row.contribution) add(sums, cell, amount);
      }
      onProgress(checked + detached);
      await others();
    }
    const cells = [...sums].filter(([cell, amount]) => amount !== 0 && isWithin(scope, cell));
    for (const [cell, amount] of cells.slice(0, DETAILS_SHOWN)) {
      details.push(`count ${cell}: off by ${-amount}`);
    }
    return {
      sweptTo: head.sweptTo,
      dataVersion: head.dataVersion,
      checked,
      detached,
      difference: difference + cells.length,
      details: details.slice(0, DETAILS_SHOWN),
      subjects,
      cells,
    };
  });
}

/** Subjects whose rows lack events that the log holds of them. */
export async function findLostEvents(store: Store): Promise<readonly EventList[]> {
  return store.snapshot(async (inside) => {
    const lists = new Map<string, SubjectKey & { readonly seqs: number[] }>();
    let after = 0;
    for (;;) {
      const events = await inside.log.scan(after, EVENTS_AT_ONCE);
      const last = events.at(-1);
      if (last === undefined) break;
      after = last.seq;
      for (const event of events) {
        const key = subjectKeyOf(event);
        const list = lists.get(`${key.kind} ${key.no}`);
        if (list === undefined) lists.set(`${key.kind} ${key.no}`, { ...key, seqs: [event.seq] });
        else list.seqs.push(event.seq);
      }
      await others();
    }
    const lost: EventList[] = [];
    for (const list of lists.values()) {
      const [row] = await inside.subjects.find([list]);
      if (row === undefined || row.events.length < list.seqs.length) lost.push(list);
    }
    return lost;
  });
}

/** All rows of kinds that are derived. */
async function* everySubject({
  subjects,
}: StoreParts): AsyncGenerator<readonly SubjectRow[], void, undefined> {
  for (const kind of DERIVED_KINDS) {
    let after = '';
    for (;;) {
      const rows = await subjects.scan(kind, after, SUBJECTS_AT_ONCE);
      const last = rows.at(-1);
      if (last === undefined) break;
      yield rows;
      after = last.no;
    }
  }
}

/** The counts of the snapshot, negative, so that adding all contributions should leave nothing. */
async function readCounts(inside: StoreParts): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  const { upTo, cells } = await inside.journal.counts();
  for (const [cell, amount] of cells) add(sums, cell, -amount);
  let after = upTo;
  for (;;) {
    const changes = await inside.journal.seen(after, CHANGES_AT_ONCE);
    for (const { deltas, dataVersion } of changes) {
      for (const [cell, amount] of deltas) add(sums, cell, -amount);
      after = dataVersion;
    }
    if (changes.length < CHANGES_AT_ONCE) return sums;
    await others();
  }
}

function isWithin(scope: Scope, cell: string): boolean {
  const { path, line } = readCell(cell);
  return sees(scope, { path, line: line === '' ? null : line });
}

function add(sums: Map<string, number>, cell: string, amount: number): void {
  sums.set(cell, (sums.get(cell) ?? 0) + amount);
}
