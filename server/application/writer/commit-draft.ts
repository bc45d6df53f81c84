import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import { isDerived } from '#domain/derive-subject.ts';
import { isCarded } from '#domain/subject-kind.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { AuditEntry } from '../audit/audit-rows.ts';
import { cardRows } from '../cards/card-body.ts';
import { subjectColumns } from './subject-columns.ts';
import type { HotSubjects } from './hot-subjects.ts';
import { movesBetween } from './moves-between.ts';
import { emptyRow } from './open-subject.ts';
import type { OpenSubject } from './open-subject.ts';
import { OpenSubjects } from './open-subjects.ts';
import { queueColumns } from '../feedback/queue-columns.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';
import { EMPTY_REPORT, writeReport } from '../sources/source-report.ts';
import type { SourceReport } from '../sources/source-report.ts';
import { keepRefused } from '../people/sealed-quarantine.ts';
import { isSameCard } from '../cards/same-card.ts';
import { Settling, asOfOf } from './settling.ts';
import type { Manner, WantedSettlement } from './settling.ts';
import type { Settlement } from './settle-subject.ts';
import { storeEvents } from './store-events.ts';
import type { StoredEvent } from './store-events.ts';
import type { StoreParts, SubjectWrite } from '../store/store.ts';
import type {
  CardRow,
  ChangedSubject,
  Head,
  QuarantineEntry,
  ReferenceRow,
  SourceDay,
  SubjectKey,
  SubjectRow,
} from '../store/store-rows.ts';
import type { Vault } from '../people/vault.ts';

/**
 * Everything one commit changes, gathered in memory and written at its end. What is in memory
 * beyond it (hot subjects) is touched only by `keep`, after the commit.
 */
export class CommitDraft {
  readonly now: Instant;
  /** Watermark that the commit will leave. */
  sweptTo: Instant;
  book: ReferenceBook;
  /** All reference data, where the commit recorded some. */
  references: readonly ReferenceRow[] | undefined;
  snapshot = false;
  setAsideCount = 0;
  lastEventAt: Instant | null = null;
  /** Figures of sources, written last: many processes add to the same row. */
  sourceDays: readonly SourceDay[] = [];
  sourceReport: SourceReport = EMPTY_REPORT;
  /** Whether time is applied beside the commits. */
  readonly sweepsBeside: boolean;
  /** Rows for the audit log, written with the commit. */
  readonly audits: AuditEntry[] = [];
  readonly inside: StoreParts;
  readonly vault: Vault;
  /** Whether an archive holds the events of any subject. */
  hasDetached: boolean;
  readonly #subjects: OpenSubjects;
  readonly #settling: Settling;
  readonly #deltas = new Map<string, number>();
  readonly #cards = new Map<string, CardRow>();
  #touched = false;

  /**
   * @param sweepsBeside whether time is applied beside the commits: the watermark then lags a little
   *   and subjects are derived ahead of it
   */
  constructor(
    inside: StoreParts,
    hot: HotSubjects,
    vault: Vault,
    from: Pick<Head, 'sweptTo' | 'hasDetached'> & {
      readonly book: ReferenceBook;
      readonly now: Instant;
    },
    sweepsBeside: boolean,
  ) {
    this.inside = inside;
    this.#subjects = new OpenSubjects(inside, hot);
    this.#settling = new Settling(this, this.#subjects, (...settled) => {
      this.#take(...settled);
    });
    this.vault = vault;
    this.now = from.now;
    this.sweptTo = from.sweptTo;
    this.hasDetached = from.hasDetached;
    this.book = from.book;
    this.sweepsBeside = sweepsBeside;
  }

  /** Moment at which subjects are derived and decisions are taken. */
  get asOf(): Instant {
    return this.sweepsBeside ? this.now : this.sweptTo;
  }

  /** Stores events, people apart, and tells which were new. New ones are not yet in their subjects. */
  addEvents(events: readonly LoggedEvent[]): Promise<readonly StoredEvent[]> {
    return storeEvents(this.inside, this.vault, events);
  }

  /** Puts refused events into quarantine, sealed; answers those that are new there. */
  quarantine(entries: readonly QuarantineEntry[]): Promise<readonly QuarantineEntry[]> {
    return keepRefused(this.inside.desk, this.vault, entries);
  }

  /** Brings subjects in, from memory or from the store; nobody else writes them until the commit. */
  open(keys: readonly SubjectKey[]): Promise<void> {
    return this.#subjects.open(keys);
  }

  /** Gives an opened subject an event that the log holds. */
  append(key: SubjectKey, event: LoggedEvent, seq: number): void {
    const subject = this.#subjects.get(key);
    if (isDerived(key.kind)) subject.events = [...subject.events, event];
    subject.seqs = [...subject.seqs, seq];
    this.#touched = true;
  }

  /** Takes from an opened subject events that are another's. */
  release(
    key: SubjectKey,
    isOthers: (event: LoggedEvent) => boolean,
    others: readonly { readonly seq: number }[],
  ): void {
    const subject = this.#subjects.get(key);
    const seqs = new Set(others.map(({ seq }) => seq));
    subject.events = subject.events.filter((event) => !isOthers(event));
    subject.seqs = subject.seqs.filter((seq) => !seqs.has(seq));
  }

  eventsOf(key: SubjectKey): readonly LoggedEvent[] {
    return this.#subjects.get(key).events;
  }

  /** The row of an opened subject as it was before this commit; undefined for a new one. */
  beforeOf(key: SubjectKey): SubjectRow | undefined {
    return this.#subjects.find(key)?.before;
  }

  /** The row of a subject as this commit leaves it; undefined for one that is not opened. */
  rowOf(key: SubjectKey): SubjectRow | undefined {
    const subject = this.#subjects.find(key);
    return subject?.row ?? subject?.before;
  }

  /**
   * Derives an opened subject at `asOf`, or at the later moment it was swept to.
   *
   * @throws {RangeError} our rules cannot settle it.
   */
  settle(key: SubjectKey, manner: Manner): Promise<Settlement> {
    return this.#settling.settle(key, manner, this.asOf);
  }

  /** Derives opened subjects: see {@link Settling.settleAll}. */
  settleAll(
    wanted: readonly WantedSettlement[],
    at = this.asOf,
  ): Promise<readonly (RangeError | undefined)[]> {
    return this.#settling.settleAll(wanted, at);
  }

  #take(
    key: SubjectKey,
    { derived, decided }: Settlement,
    added: readonly StoredEvent[],
    { silent }: Manner,
    at: Instant,
  ): void {
    const { kind, no } = key;
    if (!isDerived(kind)) return;
    const subject = this.#subjects.get(key);
    const before = subject.row ?? subject.before;
    if (decided.length > 0) {
      subject.events = [...subject.events, ...added.flatMap((one) => (one.fresh ? one.event : []))];
      subject.seqs = [...subject.seqs, ...added.map(({ seq }) => seq)];
    }
    const contributed = before?.contribution ?? [];
    const columns = subjectColumns(derived, this.book, contributed);
    subject.toldWhole = silent && columns.finished !== null;
    for (const move of movesBetween(contributed, columns.contribution)) {
      subject.moved.push(move);
      this.#addDelta(...move);
    }
    if (isCarded(kind)) {
      this.#takeCards(subject, cardRows({ kind, no }, derived, this.book), silent);
    }
    subject.row = {
      kind,
      no,
      ...columns,
      ...queueColumns(key, subject.events, derived, this.book),
      events: subject.seqs,
      asOf: asOfOf(subject, at),
      detached: null,
      configuration: this.book.configuration.version,
      version: (subject.before?.version ?? 0) + 1,
    };
  }

  /** Keeps of a subject its row as it is and the numbers of its events, which an archive may hold. */
  keepEvents(key: SubjectKey, archive: string | null = null): void {
    const subject = this.#subjects.get(key);
    if (archive !== null) subject.events = [];
    subject.row = {
      ...(subject.before ?? emptyRow(key, this.sweptTo)),
      events: subject.seqs,
      detached: archive,
      version: (subject.before?.version ?? 0) + 1,
    };
  }

  /** Leaves a subject as it was and out of the sweep, until its next event. */
  setAside(key: SubjectKey): void {
    const subject = this.#subjects.get(key);
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

  /** Writes everything; answers the version that the data will have, null where nothing changed. */
  async write(): Promise<number | null> {
    const writes = this.#writes();
    await this.inside.subjects.put(writes);
    const cards = [...this.#cards.values()];
    await this.inside.cards.put(cards);
    const deltas = [...this.#deltas].filter(([, amount]) => amount !== 0);
    const same = writes.length === 0 && deltas.length === 0 && cards.length === 0;
    const dataVersion = same && !this.#touched ? null : await this.#addChange(deltas, cards);
    // Rows that all commits of a source share are locked as briefly as can be.
    await writeReport(this.inside.desk, this.sourceDays, this.sourceReport);
    // Last: whoever appends holds the chain until the commit.
    await this.inside.audit.append(this.audits, this.now);
    return dataVersion;
  }

  #addChange(deltas: Contribution, cards: readonly CardRow[]): Promise<number> {
    return this.inside.journal.add({
      sweptTo: this.sweptTo,
      deltas,
      cards: cards.map(({ id }) => id),
      subjects: this.#changed(),
      snapshot: this.snapshot,
      at: this.now,
      lastEventAt: this.lastEventAt,
    });
  }

  /** The derived subjects that were written, with what each moved. */
  #changed(): ChangedSubject[] {
    const changed: ChangedSubject[] = [];
    for (const { key, row, moved } of this.#subjects.values()) {
      if (row !== undefined && isDerived(key.kind)) changed.push({ ...key, moved });
    }
    return changed;
  }

  /** After the commit: what was written is what memory holds. */
  keep(): void {
    this.#subjects.keep();
  }

  #writes(): SubjectWrite[] {
    const writes: SubjectWrite[] = [];
    for (const { row, before } of this.#subjects.values()) {
      if (row !== undefined) writes.push({ row, before });
    }
    return writes;
  }

  #addDelta(cell: string, amount: number): void {
    this.#deltas.set(cell, (this.#deltas.get(cell) ?? 0) + amount);
  }

  #takeCards(subject: OpenSubject, rows: readonly CardRow[], silent: boolean): void {
    if (rows.length === 0) return;
    const cards = new Map(subject.cards);
    for (const row of rows) {
      if (isSameCard(cards.get(row.id), row)) continue;
      cards.set(row.id, row);
      this.#cards.set(row.id, row);
      if (silent) this.snapshot = true;
    }
    subject.cards = cards;
  }
}
