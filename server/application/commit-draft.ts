import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-case.ts';
import type { Instant } from '#domain/time/limit.ts';
import { cardRows } from './card-body.ts';
import { caseColumns } from './case-columns.ts';
import type { HotSubjects } from './hot-subjects.ts';
import type { ReferenceBook } from './reference-book.ts';
import { settleCase } from './settle-case.ts';
import type { Settlement } from './settle-case.ts';
import type { StoreParts, SubjectWrite } from './store.ts';
import type { CardRow, Head, SubjectKey, SubjectRow } from './store-rows.ts';
import { SubjectMap } from './subject-map.ts';

/** A subject that a commit works on. */
interface OpenSubject {
  readonly key: SubjectKey;
  readonly before: SubjectRow | undefined;
  events: readonly LoggedEvent[];
  seqs: readonly number[];
  cards: ReadonlyMap<string, string>;
  row: SubjectRow | undefined;
}

/** How a subject is to be settled. */
export interface Manner {
  readonly silent: boolean;
  readonly sweptBefore: Instant;
}

/**
 * Everything one commit changes, gathered in memory and written at its end. What is in memory
 * beyond it (hot subjects) is touched only by `keep`, after the commit.
 */
export class CommitDraft {
  readonly now: Instant;
  /** Watermark that the commit will leave; derivations are made at it. */
  sweptTo: Instant;
  book: ReferenceBook;
  snapshot = false;
  setAsideCount = 0;
  lastEventAt: Instant | null = null;
  readonly inside: StoreParts;
  readonly #hot: HotSubjects;
  readonly #open = new SubjectMap<OpenSubject>();
  readonly #deltas = new Map<string, number>();
  readonly #cards = new Map<string, CardRow>();
  #nextSeq: number;
  #touched = false;

  constructor(inside: StoreParts, hot: HotSubjects, head: Head, book: ReferenceBook, now: Instant) {
    this.inside = inside;
    this.#hot = hot;
    this.now = now;
    this.sweptTo = head.sweptTo;
    this.book = book;
    this.#nextSeq = head.lastSeq + 1;
  }

  get lastSeq(): number {
    return this.#nextSeq - 1;
  }

  /** Stores events and tells which were new. New ones are not yet in their subjects. */
  async addEvents(events: readonly LoggedEvent[]): ReturnType<StoreParts['log']['add']> {
    const added = await this.inside.log.add(events, this.#nextSeq);
    for (const one of added) if (one.fresh) this.#nextSeq = one.seq + 1;
    return added;
  }

  /** Brings subjects in, from memory or from the store. */
  async open(keys: readonly SubjectKey[]): Promise<void> {
    const missing: SubjectKey[] = [];
    for (const key of keys) {
      if (this.#open.get(key) !== undefined) continue;
      const hot = this.#hot.find(key);
      if (hot === undefined) {
        missing.push(key);
        this.#open.set(key, emptySubject(key));
      } else {
        this.#open.set(key, openSubject(key, hot.row, hot.events, hot.cards));
      }
    }
    if (missing.length === 0) return;
    for (const row of await this.inside.subjects.find(missing)) {
      const events = row.kind === 'case' ? await this.inside.log.read(row.events) : [];
      const hasCards = events.some(({ type }) => type === 'card.issued');
      const cards = hasCards ? await this.inside.cards.ofSubject(row.no) : [];
      const bodies = new Map(cards.map(({ id, body }) => [id, body]));
      this.#open.set(row, openSubject(row, row, events, bodies));
    }
  }

  /** Gives an opened subject an event that the log holds. */
  append(key: SubjectKey, event: LoggedEvent, seq: number): void {
    const subject = this.#get(key);
    if (key.kind === 'case') subject.events = [...subject.events, event];
    subject.seqs = [...subject.seqs, seq];
    this.#touched = true;
  }

  eventsOf(key: SubjectKey): readonly LoggedEvent[] {
    return this.#get(key).events;
  }

  rowOf(key: SubjectKey): SubjectRow | undefined {
    const subject = this.#get(key);
    return subject.row ?? subject.before;
  }

  /** Derives an opened case at the watermark, or at the later moment it was swept to. */
  async settle(key: SubjectKey, manner: Manner, at = this.sweptTo): Promise<Settlement> {
    const subject = this.#get(key);
    const before = subject.row ?? subject.before;
    const asOf = Math.max(at, before?.asOf ?? 0);
    const settlement = settleCase(subject.events, this.book.configuration, {
      asOf,
      receivedAt: this.now,
      ...manner,
    });
    await this.#addDecisions(subject, settlement.decided);
    const columns = caseColumns(settlement.derived, this.book);
    this.#move(before?.contribution ?? [], columns.contribution);
    const cards = cardRows(key.no, settlement.derived, this.book);
    this.#takeCards(subject, cards, manner.silent);
    subject.row = {
      ...key,
      ...columns,
      events: subject.seqs,
      asOf,
      configuration: this.book.configuration.version,
      version: (subject.before?.version ?? 0) + 1,
    };
    return settlement;
  }

  /** Keeps a subject that is not derived: only its events. */
  keepEvents(key: SubjectKey): void {
    const subject = this.#get(key);
    subject.row = {
      ...(subject.before ?? emptyRow(key, this.sweptTo)),
      events: subject.seqs,
      version: (subject.before?.version ?? 0) + 1,
    };
  }

  /** Leaves a subject as it was and out of the sweep, until its next event. */
  setAside(key: SubjectKey): void {
    const subject = this.#get(key);
    this.setAsideCount += 1;
    if (subject.before === undefined) return;
    const { before } = subject;
    subject.row = { ...before, nextAt: null, version: before.version + 1 };
  }

  /** Corrects the counts by what a recompute found. */
  correct(deltas: Contribution): void {
    for (const [cell, amount] of deltas) this.#addDelta(cell, amount);
  }

  /** Notes a change that no subject shows, such as new reference data. */
  touch(): void {
    this.#touched = true;
  }

  /** Writes everything; answers the head as it will be. */
  async write(head: Head): Promise<Head> {
    const writes = this.#writes();
    await this.inside.subjects.put(writes);
    const cards = [...this.#cards.values()];
    await this.inside.cards.put(cards);
    const deltas = [...this.#deltas].filter(([, amount]) => amount !== 0);
    const same = writes.length === 0 && deltas.length === 0 && cards.length === 0;
    const next = {
      ...head,
      sweptTo: this.sweptTo,
      lastSeq: this.lastSeq,
      configuration: this.book.configuration.version,
    };
    if (same && !this.#touched) return next;
    const dataVersion = head.dataVersion + 1;
    await this.inside.journal.add({
      dataVersion,
      sweptTo: this.sweptTo,
      deltas,
      cards: cards.map(({ id }) => id),
      cases: writes.flatMap(({ row: { kind, no } }) => (kind === 'case' ? [no] : [])),
      snapshot: this.snapshot,
      at: this.now,
      lastEventAt: this.lastEventAt,
    });
    return { ...next, dataVersion, lastReceivedAt: this.now };
  }

  /** After the commit: what was written is what memory holds. */
  keep(): void {
    for (const { row, events, cards } of this.#open.values()) {
      if (row !== undefined) this.#hot.put({ row, events, cards });
    }
  }

  #writes(): SubjectWrite[] {
    const writes: SubjectWrite[] = [];
    for (const { row, before } of this.#open.values()) {
      if (row !== undefined) writes.push({ row, before });
    }
    return writes;
  }

  #get(key: SubjectKey): OpenSubject {
    const subject = this.#open.get(key);
    if (subject === undefined) throw new RangeError(`${key.kind} ${key.no} is not open`);
    return subject;
  }

  async #addDecisions(subject: OpenSubject, decided: readonly LoggedEvent[]): Promise<void> {
    if (decided.length === 0) return;
    const added = await this.addEvents(decided);
    if (added.some(({ fresh }) => !fresh)) {
      throw new RangeError(`a decision on ${subject.key.no} was taken before`);
    }
    subject.events = [...subject.events, ...decided];
    subject.seqs = [...subject.seqs, ...added.map(({ seq }) => seq)];
  }

  #move(from: Contribution, to: Contribution): void {
    // Most cells stay as they are, in their places: those cost a comparison.
    for (const [place, [cell, amount]] of from.entries()) {
      const other = to[place];
      if (other?.[0] !== cell || other[1] !== amount) this.#addDelta(cell, -amount);
    }
    for (const [place, [cell, amount]] of to.entries()) {
      const other = from[place];
      if (other?.[0] !== cell || other[1] !== amount) this.#addDelta(cell, amount);
    }
  }

  #addDelta(cell: string, amount: number): void {
    this.#deltas.set(cell, (this.#deltas.get(cell) ?? 0) + amount);
  }

  #takeCards(subject: OpenSubject, rows: readonly CardRow[], silent: boolean): void {
    if (rows.length === 0) return;
    const cards = new Map(subject.cards);
    for (const row of rows) {
      if (cards.get(row.id) === row.body) continue;
      cards.set(row.id, row.body);
      this.#cards.set(row.id, row);
      if (silent) this.snapshot = true;
    }
    subject.cards = cards;
  }
}

function openSubject(
  { kind, no }: SubjectKey,
  before: SubjectRow,
  events: readonly LoggedEvent[],
  cards: ReadonlyMap<string, string>,
): OpenSubject {
  return { key: { kind, no }, before, events, seqs: before.events, cards, row: undefined };
}

function emptySubject(key: SubjectKey): OpenSubject {
  const nothing = { events: [], seqs: [], cards: new Map<string, string>() };
  return { key, before: undefined, row: undefined, ...nothing };
}

function emptyRow(key: SubjectKey, asOf: Instant): SubjectRow {
  return {
    ...key,
    events: [],
    region: null,
    path: '',
    department: null,
    line: null,
    item: null,
    title: null,
    phase: null,
    level: null,
    received: null,
    finished: null,
    nextAt: null,
    asOf,
    clocks: '[]',
    contribution: [],
    configuration: 0,
    version: 0,
  };
}
