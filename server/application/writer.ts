import type { Receipt } from '#contract/receipt.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import type { Contribution } from '#domain/derived-case.ts';
import type { Instant } from '#domain/time/limit.ts';
import { admitBatch, quarantineEntry, textIn } from './admit-batch.ts';
import type { Batch } from './admit-batch.ts';
import type { Clock } from './clock.ts';
import { CommitDraft } from './commit-draft.ts';
import { HotSubjects } from './hot-subjects.ts';
import { itemRecordOf } from './item-events.ts';
import type { Origin } from './platform.ts';
import { ReferenceBook } from './reference-book.ts';
import type { ItemRecord } from './reference-data.ts';
import { QUARANTINE_KEPT, storeBatches } from './store-batches.ts';
import type { Store, StoreParts } from './store.ts';
import type { Head, ReferenceRow, SubjectKey } from './store-rows.ts';

// About 1 kB each: the 20,000 open cases of a busy machine with all their events.
const HOT_EVENTS = 300_000;
/** Subjects swept with one commit: about 50 ms of work. */
const SWEPT_AT_ONCE = 1000;
/** Least time between two writes that only move the watermark. */
const MARK_EVERY_MS = 1000;

/** Characters of changes merged with one commit: some 20 ms of work. */
const MERGED_AT_ONCE = 500_000;

/** New reference data without its number. */
export type NewReference = Omit<ReferenceRow, 'no'>;

/**
 * The one who writes. Its calls run one after the other, each is one transaction: whoever holds it
 * queues them. Memory (hot subjects, reference data, head) is what the last commit left, and is
 * dropped when another process wrote.
 */
export class Writer {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #hot: HotSubjects;
  #head: Head;
  #references: readonly ReferenceRow[];
  #book: ReferenceBook;
  #markedAt: Instant;
  #setAside = 0;

  private constructor(
    store: Store,
    clock: Clock,
    head: Head,
    rows: readonly ReferenceRow[],
    hotEvents: number,
  ) {
    this.#hot = new HotSubjects(hotEvents);
    this.#store = store;
    this.#clock = clock;
    this.#head = head;
    this.#references = rows;
    this.#book = new ReferenceBook(rows);
    this.#markedAt = head.sweptTo;
  }

  /**
   * Opens a store for writing; one that is empty is given its first reference data.
   *
   * @param hotEvents how many events of subjects written lately stay in memory, about 1 kB each
   */
  static async open(
    store: Store,
    clock: Clock,
    first: () => readonly NewReference[],
    hotEvents = HOT_EVENTS,
  ): Promise<Writer> {
    await store.transaction(async (inside) => {
      const { configuration, lastSeq, sweptTo, lastReceivedAt } = await inside.journal.head();
      if (configuration > 0) {
        // Without events no time has passed: a rehearsal may begin before a command made the store.
        if (lastSeq > 0 || Math.max(sweptTo, lastReceivedAt) <= clock.now()) return;
        await inside.journal.mark('sweptTo', clock.now());
        await inside.journal.mark('lastReceivedAt', clock.now());
        return;
      }
      await inside.reference.add(first());
      const rows = await inside.reference.all();
      await inside.journal.mark('sweptTo', clock.now());
      await inside.journal.mark('refiledTo', rows.length);
    });
    await store.foreignWrites();
    const head = await store.journal.head();
    return new Writer(store, clock, head, await store.reference.all(), hotEvents);
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
    return this.commit(async (draft, sweptBefore) => {
      for (const { admitted: events } of admitted) {
        for (const one of events) (one.event as { receivedAt: Instant }).receivedAt = draft.now;
      }
      const stored = await storeBatches(draft, admitted);
      await this.#recordItems(draft, stored.itemEvents);
      for (const { key, silent } of stored.touched) {
        if (key.kind === 'case') await draft.settle(key, { silent, sweptBefore });
        else draft.keepEvents(key);
      }
      return stored.receipts;
    });
  }

  /** Applies what time has changed, a bounded part; whether more is due. */
  async sweep(): Promise<boolean> {
    if (await this.#dropWhatOthersChanged()) return true;
    const now = this.#now();
    if ((await this.#store.subjects.due(now, 1)).length === 0) {
      await this.#mark(now);
      return false;
    }
    return this.commit((draft) => Promise.resolve(draft.sweptTo < draft.now));
  }

  /** Records reference data; subjects follow by `refile`. */
  record(rows: readonly Omit<NewReference, 'recordedAt'>[]): Promise<void> {
    return this.commit(async (draft) => {
      await this.#record(
        draft,
        rows.map((row) => ({ ...row, recordedAt: draft.now })),
      );
    });
  }

  /** Notes that every subject was derived with the reference data up to a number. */
  async markRefiled(no: number): Promise<void> {
    await this.#store.transaction((inside) => inside.journal.mark('refiledTo', no));
    this.#head = { ...this.#head, refiledTo: no };
  }

  /** Runs one transaction: what is due is swept first, a bounded part, then `work`. */
  async commit<T>(work: (draft: CommitDraft, sweptBefore: Instant) => Promise<T>): Promise<T> {
    let kept: { draft: CommitDraft; head: Head } | undefined;
    const result = await this.#store.transaction(async (inside) => {
      await this.#dropWhatOthersChanged(inside);
      const sweptBefore = this.#head.sweptTo;
      const draft = new CommitDraft(inside, this.#hot, this.#head, this.#book, this.#now());
      await sweepInto(draft);
      const answer = await work(draft, sweptBefore);
      kept = { draft, head: await draft.write(this.#head) };
      return answer;
    });
    if (kept === undefined) throw new RangeError('a transaction ended without its work');
    kept.draft.keep();
    this.#setAside += kept.draft.setAsideCount;
    this.#head = kept.head;
    await this.#follow(kept.draft);
    return result;
  }

  /** Refuses events that the rules could not take, and keeps them in quarantine. */
  refuse(
    events: readonly unknown[],
    origin: Origin,
    { code, message }: { readonly code: string; readonly message: string },
  ): Promise<Receipt> {
    return this.desk(async ({ desk }, now) => {
      const rejected = events.map((event, index) => ({
        index,
        id: textIn(event, 'id'),
        code,
        path: null,
        message,
      }));
      const entries = rejected.map((one) =>
        quarantineEntry(events[one.index], one, origin, now, null),
      );
      await desk.addQuarantine(entries, QUARANTINE_KEPT);
      return { accepted: 0, duplicate: 0, rejected };
    });
  }

  /** Derives cases again, such as those that a check found to differ. */
  rederive(nos: readonly string[]): Promise<void> {
    const keys = nos.map((no): SubjectKey => ({ kind: 'case', no }));
    // Rows may be wrong in the store: memory is no witness.
    this.#hot.clear();
    return this.commit(async (draft, sweptBefore) => {
      draft.snapshot = true;
      await draft.open(keys);
      for (const key of keys) await draft.settle(key, { silent: false, sweptBefore });
    });
  }

  /** Gives subjects the events that the log holds of them. */
  relist(lists: readonly (SubjectKey & { readonly seqs: readonly number[] })[]): Promise<void> {
    this.#hot.clear();
    return this.commit(async (draft, sweptBefore) => {
      await draft.open(lists);
      for (const { kind, no, seqs } of lists) {
        const key = { kind, no };
        const held = new Set(draft.rowOf(key)?.events ?? []);
        const lost = seqs.filter((seq) => !held.has(seq));
        const events = await draft.inside.log.read(lost);
        for (const [place, event] of events.entries()) draft.append(key, event, lost[place] ?? 0);
        if (kind === 'case') await draft.settle(key, { silent: true, sweptBefore });
        else draft.keepEvents(key);
      }
    });
  }

  /** Merges a bounded part of the changes into the counts; whether more is left. */
  mergeCounts(): Promise<boolean> {
    return this.#store.transaction((inside) => inside.journal.merge(MERGED_AT_ONCE));
  }

  /** Corrects the counts by a difference that a check found; sums of contributions stay right. */
  correctCounts(deltas: Contribution): Promise<void> {
    return this.commit((draft) => {
      draft.correct(deltas);
      draft.snapshot = true;
      return Promise.resolve();
    });
  }

  /** Small writes beside the log. */
  desk<T>(work: (inside: StoreParts, now: Instant) => Promise<T>): Promise<T> {
    return this.#store.transaction((inside) => work(inside, this.#now()));
  }

  #now(): Instant {
    return Math.max(this.#clock.now(), this.#head.lastReceivedAt, this.#head.sweptTo);
  }

  async #mark(at: Instant): Promise<void> {
    this.#head = { ...this.#head, sweptTo: at };
    if (at - this.#markedAt < MARK_EVERY_MS) return;
    this.#markedAt = at;
    await this.#store.transaction((inside) => inside.journal.mark('sweptTo', at));
  }

  async #recordItems(draft: CommitDraft, events: readonly LoggedEvent[]): Promise<void> {
    if (events.length === 0) return;
    const { book } = draft;
    const latest = new Map<string, ItemRecord>();
    const rows = events.map((event): NewReference => {
      const record = itemRecordOf(
        event,
        (code) => latest.get(code) ?? book.findLatestItemRecord(code),
        book.configuration.calendar,
      );
      latest.set(record.code, record);
      return {
        kind: 'item',
        code: record.code,
        recordedAt: draft.now,
        data: JSON.stringify(record),
      };
    });
    await this.#record(draft, rows);
  }

  async #record(draft: CommitDraft, rows: readonly NewReference[]): Promise<void> {
    await draft.inside.reference.add(rows);
    draft.book = new ReferenceBook(await draft.inside.reference.all());
    draft.snapshot = true;
    draft.touch();
  }

  /** Takes over the reference data that a commit recorded. */
  async #follow(draft: CommitDraft): Promise<void> {
    if (draft.book === this.#book) return;
    this.#references = await this.#store.reference.all();
    this.#book = draft.book;
  }

  /** Whether another process wrote; memory is then read anew. */
  async #dropWhatOthersChanged(inside: StoreParts = this.#store): Promise<boolean> {
    if (!(await this.#store.foreignWrites())) return false;
    this.#hot.clear();
    const { sweptTo } = this.#head;
    const head = await inside.journal.head();
    this.#head = { ...head, sweptTo: Math.max(head.sweptTo, sweptTo) };
    if (head.configuration !== this.#book.configuration.version) {
      this.#references = await inside.reference.all();
      this.#book = new ReferenceBook(this.#references);
    }
    return true;
  }
}

/** Applies what is due; the watermark moves to now when nothing is left. */
async function sweepInto(draft: CommitDraft): Promise<void> {
  const due: readonly SubjectKey[] = await draft.inside.subjects.due(draft.now, SWEPT_AT_ONCE);
  await draft.open(due);
  for (const key of due) {
    try {
      await draft.settle(key, { silent: false, sweptBefore: -Infinity }, draft.now);
    } catch (error) {
      // One subject that our rules cannot settle may not stop the time of all others.
      if (!(error instanceof RangeError)) throw error;
      draft.setAside(key);
    }
  }
  if (due.length < SWEPT_AT_ONCE) draft.sweptTo = draft.now;
}
