import type { Scope } from '#domain/access/scope.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { SubjectKind } from '#domain/subject-kind.ts';
import type { Instant } from '#domain/time/limit.ts';
import { others } from '../others.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import type { StoreParts } from '../store/store.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import { checkSubject, readStored } from './check-subject.ts';
import type { CheckedSubject, StoredSubject } from './check-subject.ts';
import { subjectKeyOf } from './subject-key.ts';

// Rows with their events, read with one question each: some 10 ms of work.
const SUBJECTS_AT_ONCE = 100;
/** Cells that are handed over at once. */
const CELLS_AT_ONCE = 20_000;
/** Differences of a run that are told in words. */
const DETAILS_SHOWN = 20;

/** Subjects of a kind, within the scope of the check, that follow each other by number. */
export interface SubjectRun {
  readonly kind: SubjectKind;
  /** The number before the first. */
  readonly after: string;
  /** The number of the last; null for all that follow. */
  readonly upTo: string | null;
}

/** What a check of some subjects found. */
export interface RunFound {
  readonly checked: number;
  /** Subjects whose events lie in an archive. */
  readonly detached: number;
  readonly differences: number;
  readonly details: readonly string[];
  /** Those whose rows or cards differ. */
  readonly subjects: readonly SubjectKey[];
  /** Numbers of the events that they hold and that are theirs. */
  readonly held: readonly number[];
}

/** Who checks runs of subjects at one moment of the store. */
export interface Checker {
  check(run: SubjectRun): Promise<RunFound>;
  /** A part of the sum of what all subjects that were checked add to the counts; nothing once all is taken. */
  takeContributions(): Promise<Contribution>;
}

/** Reads and derives in one snapshot of a store. */
export class SnapshotChecker implements Checker {
  readonly #inside: StoreParts;
  readonly #book: ReferenceBook;
  readonly #sweptTo: Instant;
  readonly #scope: Scope;
  /** By line, null for cells that have theirs before them: the text of a cell is then as it was derived. */
  readonly #sums = new Map<string | null, Map<string, number>>();

  constructor(inside: StoreParts, book: ReferenceBook, sweptTo: Instant, scope: Scope) {
    this.#inside = inside;
    this.#book = book;
    this.#sweptTo = sweptTo;
    this.#scope = scope;
  }

  async check(run: SubjectRun): Promise<RunFound> {
    const found = { checked: 0, detached: 0, differences: 0 };
    const details: string[] = [];
    const subjects: SubjectKey[] = [];
    const held: number[] = [];
    for await (const rows of this.#rowsOf(run)) {
      const attached = rows.filter((row) => row.detached === null);
      for (const stored of await readStored(this.#inside, attached)) {
        const { differences, adds } = checkSubject(stored, this.#book, this.#sweptTo);
        const { kind, no } = stored.row;
        if (differences.length > 0) subjects.push({ kind, no });
        found.differences += differences.length;
        if (details.length < DETAILS_SHOWN) details.push(...differences);
        this.#add(adds);
        await this.#addHeld(stored, held);
      }
      const away = rows.filter((row) => row.detached !== null);
      for (const { contribution: cells } of away) this.#add({ line: null, cells });
      if (away.length > 0) {
        const seqs = away.flatMap(({ events }) => events);
        for (const { seq } of await this.#inside.log.detached(seqs)) held.push(seq);
      }
      found.checked += attached.length;
      found.detached += rows.length - attached.length;
      await others();
    }
    return { ...found, details: details.slice(0, DETAILS_SHOWN), subjects, held };
  }

  takeContributions(): Promise<Contribution> {
    const [next] = this.#sums;
    if (next === undefined) return Promise.resolve([]);
    const [line, sums] = next;
    const cells: string[] = [];
    const part: [cell: string, amount: number][] = [];
    for (const [cell, amount] of sums) {
      cells.push(cell);
      part.push([line === null ? cell : `${line}|${cell}`, amount]);
      if (part.length === CELLS_AT_ONCE) break;
    }
    // A province has a million cells: nobody needs to have them all twice.
    for (const cell of cells) sums.delete(cell);
    if (sums.size === 0) this.#sums.delete(line);
    return Promise.resolve(part);
  }

  #add({ line, cells }: CheckedSubject['adds']): void {
    if (cells.length === 0) return;
    let sums = this.#sums.get(line);
    if (sums === undefined) {
      sums = new Map();
      this.#sums.set(line, sums);
    }
    addTo(sums, cells);
  }

  async *#rowsOf({ kind, after, upTo }: SubjectRun): AsyncGenerator<readonly SubjectRow[]> {
    for (let from = after; ;) {
      const rows = await this.#inside.subjects.scan(kind, from, SUBJECTS_AT_ONCE, this.#scope);
      const end = upTo === null ? -1 : rows.findIndex(({ no }) => no === upTo);
      if (end >= 0) {
        yield rows.slice(0, end + 1);
        return;
      }
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows;
      from = last.no;
    }
  }

  /** The events of a subject that are its own; one that is another's counts as lost there. */
  async #addHeld({ row, events }: StoredSubject, held: number[]): Promise<void> {
    const isWhole = events.length === row.events.length;
    for (const [place, seq] of row.events.entries()) {
      const event = isWhole ? events[place] : (await this.#inside.log.read([seq]))[0];
      if (event !== undefined && isOf(event, row)) held.push(seq);
    }
  }
}

/** Adds to sums by cell. */
export function addTo(sums: Map<string, number>, contribution: Contribution, sign = 1): void {
  for (const [cell, amount] of contribution) sums.set(cell, (sums.get(cell) ?? 0) + sign * amount);
}

function isOf(event: LoggedEvent, { kind, no }: SubjectKey): boolean {
  const key = subjectKeyOf(event);
  return key.no === no && key.kind === kind;
}
