import type { Receipt } from '#contract/receipt.ts';
import type { Instant } from '#domain/time/limit.ts';
import { admitBatch } from './admit-batch.ts';
import type { AdmittedBatch, Batch } from './admit-batch.ts';
import type { AuditEntry } from '../audit/audit-rows.ts';
import type { Clock } from '../clock.ts';
import { CommitDraft } from './commit-draft.ts';
import { HotSubjects } from './hot-subjects.ts';
import type { Origin } from '../platform.ts';
import type { NewReference } from './new-reference.ts';
import { prepareStore } from './prepare-store.ts';
import { ReferenceBook } from '../reference/reference-book.ts';
import { refuseEvents } from './refuse-events.ts';
import { settleTouched } from './settle-touched.ts';
import { storeBatches } from '../store/store-batches.ts';
import type { Company, Store, StoreParts } from '../store/store.ts';
import type { Head, ReferenceRow } from '../store/store-rows.ts';
import { sweepBeside } from './sweep-beside.ts';
import { sweepInto } from './sweep-into.ts';
import { recordsReference, toldRecords } from './told-records.ts';
import type { Vault } from '../people/vault.ts';

// About 1 kB each: the 20,000 open cases of a busy machine with all their events, where nobody says more.
const HOT_EVENTS = 300_000;
/** Least time between two writes that only move the watermark. */
const MARK_EVERY_MS = 1000;

/** Characters of changes merged with one commit: some 20 ms of work. */
const MERGED_AT_ONCE = 500_000;

type Unrecorded = Omit<NewReference, 'recordedAt'>;

/** How a writer works. */
export interface WriterOptions {
  /** How many events of subjects written lately stay in memory, about 1 kB each. */
  readonly hotEvents?: number | undefined;
  /** Where nobody sweeps a shared home all the time, such as for a command: what is due comes before each commit. */
  readonly sweepsFirst?: boolean | undefined;
}

/**
 * The one who writes in this process. Its calls run one after the other, each is one transaction:
 * whoever holds it queues them. Memory (hot subjects, reference data, head) is what the last commit
 * left. In a home that one process at a time writes it is dropped when another one wrote; in a shared
 * one a hot subject counts only where its row, taken for the transaction, has the version of memory.
 */
export class Writer {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #sweepsFirst: boolean;
  readonly #vault: Vault;
  readonly #hot: HotSubjects;
  #head: Head;
  #references: readonly ReferenceRow[];
  #book: ReferenceBook;
  #markedAt: Instant;
  /** Another process wrote, and memory has not been read anew since. */
  #isStale = false;
  #setAside = 0;

  private constructor(
    store: Store,
    clock: Clock,
    vault: Vault,
    head: Head,
    rows: readonly ReferenceRow[],
    { hotEvents = HOT_EVENTS, sweepsFirst = false }: WriterOptions,
  ) {
    this.#hot = new HotSubjects(hotEvents);
    this.#sweepsFirst = sweepsFirst;
    this.#store = store;
    this.#clock = clock;
    this.#vault = vault;
    this.#head = head;
    this.#references = rows;
    this.#book = new ReferenceBook(rows);
    this.#markedAt = head.sweptTo;
  }

  /**
   * Opens a store for writing; one that is empty is given its first reference data.
   */
  static async open(
    store: Store,
    clock: Clock,
    vault: Vault,
    first: () => readonly NewReference[],
    options: WriterOptions = {},
  ): Promise<Writer> {
    await prepareStore(store, clock, vault, first);
    await store.foreignWrites();
    const head = await store.journal.head();
    return new Writer(store, clock, vault, head, await store.reference.all(), options);
  }

  /** Subjects that could not be settled since the start. */
  get setAside(): number {
    return this.#setAside;
  }

  get head(): Head {
    return this.#head;
  }

  get book(): ReferenceBook {
    return this.#book;
  }

  get references(): readonly ReferenceRow[] {
    return this.#references;
  }

  /** Stores batches in one commit; the receipts are true when it resolves. */
  ingest(batches: readonly Batch[]): Promise<readonly Receipt[]> {
    // Decoding needs no lock.
    const decodedAt = Math.max(this.#clock.now(), this.#head.lastReceivedAt);
    const admitted = batches.map((batch) => admitBatch(batch, decodedAt));
    return this.commit(
      async (draft, sweptBefore) => {
        for (const { admitted: events } of admitted) {
          for (const one of events) (one.event as { receivedAt: Instant }).receivedAt = draft.now;
        }
        const stored = await storeBatches(draft, admitted);
        const told = await toldRecords(draft, stored);
        if (told.length > 0) await this.#record(draft, told);
        await settleTouched(draft, stored, sweptBefore);
        return stored.receipts;
      },
      // Versions of items and surveys are reference data: whoever records those has to be alone.
      admitted.some(namesReference) ? 'alone' : 'shared',
    );
  }

  /** Applies what time has changed, a bounded part; whether more is due. */
  async sweep(): Promise<boolean> {
    if (this.#store.isShared) return this.#sweepBeside();
    if (await this.#followOthers()) return true;
    const now = this.#now();
    if ((await this.#store.subjects.due(now, 1)).length === 0) return !(await this.#mark(now));
    return this.commit((draft) => Promise.resolve(draft.sweptTo < draft.now));
  }

  /** In a shared home, whose watermark is moved beside the commits; whether more is to be done. */
  #sweepBeside(): Promise<boolean> {
    const { setting } = this.#clock;
    // A clock that stands still is moved by somebody who waits for the watermark.
    const leastMs = setting.kind === 'manual' ? 0 : MARK_EVERY_MS;
    return sweepBeside(this.#store, this.#clock.now(), leastMs, () =>
      this.#transact((draft) => sweepInto(draft), 'shared'),
    );
  }

  /** Records reference data; subjects follow by `refile`. */
  record(rows: readonly Unrecorded[], audits: readonly AuditEntry[] = []): Promise<void> {
    return this.commit(async (draft) => {
      draft.audits.push(...audits);
      const recorded = rows.map((row) => ({ ...row, recordedAt: draft.now }));
      await this.#record(draft, recorded);
    }, 'alone');
  }

  /** How far reference data are recorded and followed, whoever did it. */
  async filing(): Promise<Pick<Head, 'configuration' | 'refiledTo'>> {
    await this.#followOthers();
    return this.#head;
  }

  /** Notes that every subject was derived with the reference data up to a number. */
  async markRefiled(no: number): Promise<void> {
    await this.#store.transaction((inside) => inside.journal.mark('refiledTo', no), 'beside');
    this.#head = { ...this.#head, refiledTo: no };
  }

  /**
   * Runs one transaction. What is due is swept first, a bounded part, where a transaction has the
   * whole home. `work` may be run again from its beginning, so it changes nothing outside of the draft.
   */
  async commit<T>(
    work: (draft: CommitDraft, sweptBefore: Instant) => Promise<T>,
    company: Company = 'shared',
  ): Promise<T> {
    if (this.#store.isShared && this.#sweepsFirst) while (await this.#sweepBeside());
    return this.#transact(work, company);
  }

  async #transact<T>(
    work: (draft: CommitDraft, sweptBefore: Instant) => Promise<T>,
    company: Company,
  ): Promise<T> {
    const { isShared } = this.#store;
    const committed = await this.#store.transaction(async (inside) => {
      await this.#followOthers(inside);
      const { sweptTo, hasDetached } = this.#head;
      const from = { sweptTo, hasDetached, book: this.#book, now: this.#now() };
      const draft = new CommitDraft(inside, this.#hot, this.#vault, from, isShared);
      if (!isShared) await sweepInto(draft);
      const answer = await work(draft, sweptTo);
      return { draft, answer, dataVersion: await draft.write() };
    }, company);
    const { draft, answer, dataVersion } = committed;
    draft.keep();
    this.#setAside += draft.setAsideCount;
    this.#head = {
      ...this.#head,
      sweptTo: draft.sweptTo,
      hasDetached: draft.hasDetached,
      configuration: draft.book.configuration.version,
      ...(dataVersion !== null && { dataVersion, lastReceivedAt: draft.now }),
    };
    if (draft.references !== undefined) {
      this.#references = draft.references;
      this.#book = draft.book;
    }
    return answer;
  }

  /** Refuses events that the rules could not take, and keeps them in quarantine. */
  refuse(
    events: readonly unknown[],
    origin: Origin,
    refusal: { readonly code: string; readonly message: string },
  ): Promise<Receipt> {
    return this.desk(({ desk }, now) =>
      refuseEvents(desk, this.#vault, { events, origin }, refusal, now),
    );
  }

  /** Forgets what memory holds of subjects: the store alone is witness. */
  forgetMemory(): void {
    this.#hot.clear();
  }

  /** Merges a bounded part of the changes into the counts; whether more is left. */
  mergeCounts(): Promise<boolean> {
    return this.#store.transaction((inside) => inside.journal.merge(MERGED_AT_ONCE), 'beside');
  }

  /** Small writes beside the log. */
  desk<T>(work: (inside: StoreParts, now: Instant) => Promise<T>): Promise<T> {
    return this.#store.transaction((inside) => work(inside, this.#now()), 'beside');
  }

  #now(): Instant {
    return Math.max(this.#clock.now(), this.#head.lastReceivedAt, this.#head.sweptTo);
  }

  /** Moves the watermark alone; whether nobody wrote since it was asked what is due. */
  async #mark(at: Instant): Promise<boolean> {
    if (at - this.#markedAt >= MARK_EVERY_MS) {
      const isAlone = await this.#store.transaction(async (inside) => {
        if (await this.#followOthers(inside)) return false;
        await inside.journal.mark('sweptTo', at);
        return true;
      });
      if (!isAlone) return false;
      this.#markedAt = at;
    }
    this.#head = { ...this.#head, sweptTo: at };
    return true;
  }

  async #record(draft: CommitDraft, rows: readonly NewReference[]): Promise<void> {
    await draft.inside.reference.add(rows);
    const added = await draft.inside.reference.after(draft.book.configuration.version);
    draft.references = [...(draft.references ?? this.#references), ...added];
    draft.book = draft.book.with(added);
    draft.snapshot = true;
    draft.touch();
  }

  /** Whether another process may have written; memory is then read anew. */
  async #followOthers(inside: StoreParts = this.#store): Promise<boolean> {
    // The store tells it once: where the reading fails, it is still to be done.
    if (await this.#store.foreignWrites()) this.#isStale = true;
    if (!this.#isStale) return false;
    const { sweptTo } = this.#head;
    const head = await inside.journal.head();
    if (this.#store.isShared) {
      // What is in memory beyond the head has its versions.
      this.#head = head;
    } else {
      this.#hot.clear();
      this.#head = { ...head, sweptTo: Math.max(head.sweptTo, sweptTo) };
    }
    if (head.configuration !== this.#book.configuration.version) {
      const added = await inside.reference.after(this.#book.configuration.version);
      this.#references = [...this.#references, ...added];
      this.#book = this.#book.with(added);
    }
    this.#isStale = false;
    return true;
  }
}

function namesReference({ admitted }: AdmittedBatch): boolean {
  return admitted.some(({ event }) => recordsReference(event.type));
}
