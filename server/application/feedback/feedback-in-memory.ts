import type { FeedbackCounters, FeedbackFilter, FeedbackRow } from '#contract/feedback-view.ts';
import { sees } from '#domain/access/scope.ts';
import { compareFeedback } from '#domain/feedback/feedback-order.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { BoardMoment } from '../cards/cards-in-memory.ts';
import { bodyOf, FeedbackEntry } from './feedback-entry.ts';
import { feedbackId } from './feedback-body.ts';
import type { FeedbackBody } from './feedback-body.ts';
import { matchesFeedback } from './feedback-matching.ts';
import type { FeedbackBoard } from './feedback-platform.ts';
import { FeedbackTally } from './feedback-tally.ts';
import type { SubjectKey, SubjectRow } from '../store/store-rows.ts';
import type { Viewer } from '../people/viewer.ts';

const LOADED_AT_ONCE = 1000;

/** Where everything is read from that has not ended. */
export interface OpenFeedback {
  /** The next ones after a subject in order of kind and number. */
  scanOpen(after: SubjectKey | null, limit: number): Promise<readonly SubjectRow[]>;
}

/**
 * All feedback that has not ended, in the order of the queue, at the last commit that was read; about
 * 1.5 kB each. Read when it is first asked for: a command that imports a file never needs it.
 */
export class FeedbackInMemory implements FeedbackBoard {
  readonly #moment: () => Omit<BoardMoment, 'people'>;
  readonly #store: OpenFeedback;
  readonly #byId = new Map<string, FeedbackEntry>();
  /** Versions of rows that ended while everything was being read. */
  readonly #gone = new Map<string, number>();
  readonly #unplaced = new Set<string>();
  #inOrder: FeedbackEntry[] = [];
  #loading: Promise<void> | undefined;
  #isFollowing = false;
  #isWhole = false;

  constructor(store: OpenFeedback, moment: () => Omit<BoardMoment, 'people'>) {
    this.#store = store;
    this.#moment = moment;
  }

  /** Resolves when everything that has not ended is in memory. */
  open(): Promise<void> {
    this.#isFollowing = true;
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  /** Whether commits have to be told to it. */
  get isFollowing(): boolean {
    return this.#isFollowing;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Takes tickets and reviews as a commit left them. */
  put(rows: readonly SubjectRow[]): void {
    for (const row of rows) {
      const id = feedbackId(row);
      const known = this.#byId.get(id)?.rowVersion ?? this.#gone.get(id) ?? 0;
      if (known >= row.version) continue;
      const body = bodyOf(row);
      this.#unplaced.add(id);
      if (body === undefined || body.view.ended) {
        this.#byId.delete(id);
        if (!this.#isWhole) this.#gone.set(id, row.version);
      } else {
        this.#byId.set(id, new FeedbackEntry(row, body));
        this.#gone.delete(id);
      }
    }
  }

  /** Entries of scope and filter in the order of the queue. */
  *entries(viewer: Viewer, filter: FeedbackFilter): Generator<FeedbackEntry> {
    const matches = this.#matcher(viewer, filter);
    for (const entry of this.#ordered()) if (matches(entry)) yield entry;
  }

  select(viewer: Viewer, filter: FeedbackFilter): readonly FeedbackRow[] {
    const { configuration, sweptTo } = this.#moment();
    return Array.from(this.entries(viewer, filter), (entry) => entry.view(configuration, sweptTo));
  }

  findIn(viewer: Viewer, filter: FeedbackFilter, id: string): FeedbackRow | undefined {
    const entry = this.#byId.get(id);
    if (entry === undefined || !this.#matcher(viewer, filter)(entry)) return undefined;
    const { configuration, sweptTo } = this.#moment();
    return entry.view(configuration, sweptTo);
  }

  counters(viewer: Viewer, filter: FeedbackFilter): FeedbackCounters {
    return this.tally(viewer, filter).counters();
  }

  /** Counters of a list that can be followed item by item. */
  tally(viewer: Viewer, filter: FeedbackFilter): FeedbackTally {
    const tally = new FeedbackTally(filter, viewer, this.#today());
    const isSeen = this.#seer(viewer, filter);
    for (const entry of this.#byId.values()) if (isSeen(entry)) tally.put(entry.id, entry.body);
    return tally;
  }

  /** What a tally of this viewer and filter counts of an item now. */
  counted(viewer: Viewer, filter: FeedbackFilter, id: string): FeedbackBody | undefined {
    const entry = this.#byId.get(id);
    return entry !== undefined && this.#seer(viewer, filter)(entry) ? entry.body : undefined;
  }

  async #load(): Promise<void> {
    let after: SubjectKey | null = null;
    for (;;) {
      const rows = await this.#store.scanOpen(after, LOADED_AT_ONCE);
      this.put(rows);
      const last = rows.at(-1);
      if (last === undefined || rows.length < LOADED_AT_ONCE) break;
      after = { kind: last.kind, no: last.no };
    }
    this.#isWhole = true;
    this.#gone.clear();
  }

  #today(): string {
    const { configuration, sweptTo } = this.#moment();
    return formatDay(dayAt(configuration.calendar, sweptTo));
  }

  #ordered(): readonly FeedbackEntry[] {
    if (this.#unplaced.size === 0) return this.#inOrder;
    const kept = this.#inOrder.filter(({ id }) => !this.#unplaced.has(id));
    const fresh = [...this.#unplaced].flatMap((id) => this.#byId.get(id) ?? []);
    this.#unplaced.clear();
    this.#inOrder = merge(kept, fresh.sort(compareFeedback));
    return this.#inOrder;
  }

  #matcher(viewer: Viewer, filter: FeedbackFilter): (entry: FeedbackEntry) => boolean {
    const isSeen = this.#seer(viewer, filter);
    return (entry) => isSeen(entry) && matchesFeedback(entry.body, filter, viewer);
  }

  #seer(viewer: Viewer, filter: FeedbackFilter): (entry: FeedbackEntry) => boolean {
    const path = filter.region === undefined ? '' : this.#moment().pathOf(filter.region);
    if (path === undefined) return () => false;
    return (entry) => sees(viewer.scope, entry) && entry.path.startsWith(path);
  }
}

function merge(one: readonly FeedbackEntry[], other: readonly FeedbackEntry[]): FeedbackEntry[] {
  const merged: FeedbackEntry[] = [];
  let next = 0;
  for (const entry of one) {
    for (let fresh = other[next]; fresh !== undefined; fresh = other[next]) {
      if (compareFeedback(fresh, entry) > 0) break;
      merged.push(fresh);
      next += 1;
    }
    merged.push(entry);
  }
  return [...merged, ...other.slice(next)];
}
