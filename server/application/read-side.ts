import { dayAt } from '#domain/time/calendar.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import type { Configuration } from '#domain/configuration.ts';
import { UNASSIGNED, UNASSIGNED_PATH } from '#domain/reference/region.ts';
import type { Instant } from '#domain/time/limit.ts';
import { CardsInMemory } from './cards/cards-in-memory.ts';
import type { Counts } from './counts/counts.ts';
import { FollowedCounts } from './counts/followed-counts.ts';
import type { Followed } from './counts/followed-counts.ts';
import { isCorrection } from './counts/kept-counts.ts';
import type { CountsKeeper } from './counts/kept-counts.ts';
import { isFeedback } from './feedback/feedback-body.ts';
import { FeedbackInMemory } from './feedback/feedback-in-memory.ts';
import { others } from './others.ts';
import { People } from './people/people.ts';
import type { CommitNote } from './platform.ts';
import { RecordedBooks } from './reference/recorded-books.ts';
import type { ReferenceBook } from './reference/reference-book.ts';
import type { Journal, Store } from './store/store.ts';
import type { ChangeRow, ReferenceKind, ReferenceRow } from './store/store-rows.ts';
import { instantText } from './times.ts';
import type { Vault } from './people/vault.ts';
import { WholeEvents } from './writer/whole-events.ts';

const CHANGES_AT_ONCE = 50;

const NOTHING: ReadonlySet<ReferenceKind> = new Set();

const NO_CHANGE = {
  cards: [],
  subjects: [],
  deltas: [],
  silent: false,
  regions: false,
  lastEventAt: null,
} as const;

/** What is followed beside reference data: cards and counts, cards alone, or nothing. */
export type Answers = 'all' | 'cards' | 'none';

/** How a read side is opened. */
export interface ReadOptions {
  /** What is not followed is not read, however much there is, and all that is asked of it is wrong. */
  readonly answers?: Answers | undefined;
  /** Whether cards are read behind the opening: who asks for them has to wait for `whole`. */
  readonly late?: boolean | undefined;
  /** Where counts are kept beside the store; nowhere unless given. */
  readonly keeper?: CountsKeeper | undefined;
}

/** Connections on which a moment is held open: for one case, and for lists that take longer. */
export interface Moments {
  readonly one: Store;
  readonly list: Store;
}

/**
 * What answers are given from: counts, cards and reference data in memory, exactly as one commit
 * left them, following the store's changes whoever made them.
 */
export class ReadSide {
  /** Follows the writer; nobody holds a moment open on it, so that it always sees the last commit. */
  readonly store: Store;
  /** For answers that read one moment of the store. */
  readonly moments: Moments;
  /** Opens what is sealed of people. */
  readonly vault: Vault;
  /** Events with what was split off them, for answers. */
  readonly wholes: WholeEvents;
  readonly cards: CardsInMemory;
  readonly feedback: FeedbackInMemory;
  readonly people: People;
  readonly #answers: Answers;
  readonly #counting: FollowedCounts;
  readonly #listeners = new Set<(note: CommitNote) => void>();
  readonly #books: RecordedBooks;
  #dataVersion = 0;
  #settledTo = 0;
  #rest: Promise<void> | undefined;
  #isWhole = false;
  #sweptTo: Instant;
  #refreshing: Promise<void> | undefined;
  #again = false;

  private constructor(
    store: Store,
    moments: Moments,
    vault: Vault,
    references: readonly ReferenceRow[],
    sweptTo: Instant,
    { answers = 'all', keeper }: ReadOptions,
  ) {
    this.store = store;
    this.#answers = answers;
    this.#counting = new FollowedCounts(keeper);
    this.moments = moments;
    this.vault = vault;
    this.wholes = new WholeEvents(vault);
    this.#books = new RecordedBooks(references);
    this.#sweptTo = sweptTo;
    this.people = new People(store.desk);
    this.feedback = new FeedbackInMemory(store.subjects, () => ({
      configuration: this.configuration,
      sweptTo: this.#sweptTo,
      pathOf: (code) => this.pathOf(code),
    }));
    this.cards = new CardsInMemory(() => ({
      configuration: this.configuration,
      sweptTo: this.#sweptTo,
      people: this.people,
      pathOf: (code) => this.pathOf(code),
    }));
  }

  static async open(
    store: Store,
    moments: Moments,
    vault: Vault,
    options: ReadOptions = {},
  ): Promise<ReadSide> {
    const opened = await store.snapshot(async (inside) => {
      const { sweptTo, dataVersion } = await inside.journal.head();
      const references = await inside.reference.all();
      const side = new ReadSide(store, moments, vault, references, sweptTo, options);
      if (options.answers === 'none') {
        side.#dataVersion = dataVersion;
        return side;
      }
      await side.people.load();
      if (options.late !== true) await inside.cards.eachPart((part) => void side.cards.put(part));
      side.#moveOn(await side.#readCounts(inside.journal, 'open'));
      // The head alone says how far time has come: see the opening of the writer.
      side.#sweptTo = (await inside.journal.settled()).sweptTo;
      return side;
    });
    opened.#isWhole = options.late !== true || options.answers === 'none';
    return opened;
  }

  /** Resolves when all that answers are given from is there, which is read now where it was left out. */
  whole(): Promise<void> {
    this.#rest ??= this.#readRest();
    return this.#rest;
  }

  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Resolves when nothing is read behind the opening any more. */
  async stopped(): Promise<void> {
    await this.#rest?.catch(() => undefined);
  }

  /**
   * Reads all cards, with room for others between two parts. Commits are followed meanwhile, so a card
   * that is there already is of this moment or later.
   */
  async #readRest(): Promise<void> {
    if (this.#isWhole) return;
    await this.moments.list.snapshot((inside) =>
      inside.cards.eachPart((part) => {
        this.cards.put(part.filter(({ id }) => this.cards.find(id) === undefined));
        return others();
      }),
    );
    this.#isWhole = true;
  }

  get counts(): Counts {
    return this.#counting.counts;
  }

  get book(): ReferenceBook {
    return this.#books.now;
  }

  get configuration(): Configuration {
    return this.book.configuration;
  }

  get calendar(): Calendar {
    return this.configuration.calendar;
  }

  get dataVersion(): number {
    return this.#dataVersion;
  }

  get sweptTo(): Instant {
    return this.#sweptTo;
  }

  /** What every answer with a number carries. */
  stamp(): { readonly asOf: string; readonly dataVersion: number; readonly mayOpen: boolean } {
    return {
      asOf: instantText(this.calendar, this.#sweptTo),
      dataVersion: this.#dataVersion,
      mayOpen: true,
    };
  }

  /** Reference data as recorded by a moment. */
  bookAt(knownAt: Instant): ReferenceBook {
    return this.#books.at(knownAt);
  }

  /** Path of a region by code. */
  pathOf(code: string): string | undefined {
    if (code === UNASSIGNED) return UNASSIGNED_PATH;
    return this.book.findRegion(code)?.path;
  }

  subscribe(listener: (note: CommitNote) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Every change up to this version has been followed, and none will be added there. */
  get settledTo(): number {
    return this.#settledTo;
  }

  /** Follows the store up to what is settled; `sweptTo` is how far its own writer says time has come. */
  refresh(sweptTo: Instant): Promise<void> {
    this.#again = true;
    this.#refreshing ??= this.#follow().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing.then(() => {
      this.#sweep(sweptTo);
    });
  }

  async #follow(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      // Asked first: what is read after it contains at least what was settled then.
      const settled = await this.store.journal.settled();
      if (this.#answers === 'none') {
        await this.#readReferences();
        this.#dataVersion = Math.max(this.#dataVersion, settled.upTo);
      } else if (settled.prunedTo > this.#dataVersion) await this.#readAnew();
      else await this.#takeChanges();
      this.#settledTo = Math.max(this.#settledTo, settled.upTo);
      this.#sweep(settled.sweptTo);
    }
  }

  async #takeChanges(): Promise<void> {
    let changes: readonly ChangeRow[];
    do {
      changes = await this.store.journal.after(this.#dataVersion, CHANGES_AT_ONCE);
      // What comes next may have been pruned meanwhile where much is left to follow.
      const mayLack = changes.length === CHANGES_AT_ONCE;
      if (mayLack && (await this.store.journal.settled()).prunedTo > this.#dataVersion) {
        return this.#readAnew();
      }
      for (const change of changes) {
        if (isCorrection(change)) return this.#readAnew();
        await this.#take(change);
      }
    } while (changes.length === CHANGES_AT_ONCE);
  }

  /**
   * Reads everything once more, where the changes since are not kept any more: a process that stood
   * still for long. Whoever watches anything gets a snapshot.
   */
  async #readAnew(): Promise<void> {
    await this.#readReferences();
    const named = new Set<string | null>();
    await this.store.snapshot(async (inside) => {
      this.#moveOn(await this.#readCounts(inside.journal, 'readAnew'));
      await inside.cards.eachPart((part) => {
        for (const account of this.cards.put(part)) named.add(account);
      });
    });
    await this.people.meet([...named]);
    if (this.feedback.isFollowing) await this.feedback.reload();
    this.#tell({ ...NO_CHANGE, snapshot: true, regions: true, at: this.#sweptTo });
  }

  /** How many amounts have moved since the counts were kept. */
  get movedCells(): number {
    return this.#counting.moved;
  }

  /** Keeps the counts as they are, for the next start. */
  async keepCounts(): Promise<void> {
    if (this.#answers === 'all') await this.#counting.keep(this.store.journal, this.#dataVersion);
  }

  async #readCounts(journal: Journal, way: 'open' | 'readAnew'): Promise<Followed> {
    return this.#answers === 'cards' ? journal.head() : this.#counting[way](journal);
  }

  async #take(change: ChangeRow): Promise<void> {
    const recorded = change.snapshot ? await this.#readReferences() : NOTHING;
    const cards = await this.store.cards.find(change.cards);
    const before = this.#sweptTo;
    this.#count(change);
    await this.people.meet(this.cards.put(cards));
    await this.#takeFeedback(change);
    this.#tell({
      ...change,
      snapshot: recorded.has('calendar') || recorded.has('ruleSet') || this.#isNewDaySince(before),
      silent: change.snapshot,
      regions: recorded.has('region'),
    });
  }

  async #takeFeedback({ subjects }: ChangeRow): Promise<void> {
    if (!this.feedback.isFollowing) return;
    const keys = subjects.filter(isFeedback);
    if (keys.length > 0) this.feedback.put(await this.store.subjects.find(keys));
  }

  #count(change: ChangeRow): void {
    if (this.#answers === 'all') this.#counting.follow(change);
    this.#moveOn(change);
  }

  #moveOn({ dataVersion, sweptTo }: Followed): void {
    this.#dataVersion = dataVersion;
    this.#sweptTo = Math.max(this.#sweptTo, sweptTo);
  }

  /** The watermark moved; a new day changes what is left of every limit. */
  #sweep(sweptTo: Instant): void {
    if (sweptTo <= this.#sweptTo) return;
    const before = this.#sweptTo;
    this.#sweptTo = sweptTo;
    if (this.#isNewDaySince(before)) {
      this.#tell({ ...NO_CHANGE, snapshot: true, at: sweptTo });
    }
  }

  #isNewDaySince(before: Instant): boolean {
    return dayAt(this.calendar, before) !== dayAt(this.calendar, this.#sweptTo);
  }

  #tell(note: Omit<CommitNote, 'dataVersion' | 'sweptTo'>): void {
    const { cards, subjects, snapshot, silent, regions, lastEventAt, at, deltas } = note;
    const what = { cards, subjects, snapshot, silent, regions, lastEventAt, at, deltas };
    const told = { ...what, dataVersion: this.#dataVersion, sweptTo: this.#sweptTo };
    for (const listener of this.#listeners) listener(told);
  }

  /** Takes over what was recorded since; answers the kinds of it. */
  async #readReferences(): Promise<ReadonlySet<ReferenceKind>> {
    const { configuration } = await this.store.journal.head();
    const before = this.configuration.version;
    if (configuration === before) return NOTHING;
    const added = await this.store.reference.after(before);
    this.#books.add(added);
    return new Set(added.map(({ kind }) => kind));
  }
}
