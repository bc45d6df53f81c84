import type { FeedbackCounters, FeedbackFilter, FeedbackRow } from '#contract/feedback-view.ts';
import { scopeKey, sees } from '#domain/access/scope.ts';
import { compareFeedback } from '#domain/feedback/feedback-order.ts';
import { dayAt } from '#domain/time/calendar.ts';
import { formatDay } from '#domain/time/day.ts';
import type { BoardMoment } from '../cards/cards-in-memory.ts';
import { bodyOf, FeedbackEntry } from './feedback-entry.ts';
import { feedbackId } from './feedback-body.ts';
import type { FeedbackBody } from './feedback-body.ts';
import { matchesFeedback } from './feedback-matching.ts';
import type { FeedbackBoard } from './feedback-platform.ts';
import { CounterRule } from './feedback-sums.ts';
import { FeedbackTally } from './feedback-tally.ts';
import { KeptTallies } from './kept-tallies.ts';
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
  readonly #tallies = new KeptTallies();
  /** By the department that has it: most lists ask for one of some thousand. */
  readonly #byDepartment = new Map<string, Set<FeedbackEntry>>();
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
      if (body === undefined || body.view.ended) {
        this.#drop(id);
        if (!this.#isWhole) this.#gone.set(id, row.version);
      } else {
        this.#unplaced.add(id);
        this.#leaveDepartment(id);
        const entry = new FeedbackEntry(row, body);
        this.#byId.set(id, entry);
        this.#gone.delete(id);
        this.#joinDepartment(entry);
        this.#tallies.put(id, entry);
      }
    }
  }

  /** Reads everything anew that has not ended, where the changes since are not kept any more. */
  async reload(): Promise<void> {
    const known = new Set(this.#byId.keys());
    for await (const rows of this.#scan()) {
      this.put(rows);
      for (const row of rows) known.delete(feedbackId(row));
    }
    for (const id of known) this.#drop(id);
  }

  /** Entries of scope and filter in the order of the queue. */
  *entries(viewer: Viewer, filter: FeedbackFilter): Generator<FeedbackEntry> {
    const matches = this.#matcher(viewer, filter);
    const { department } = filter;
    const ordered =
      department === undefined
        ? this.#ordered()
        : [...(this.#byDepartment.get(department) ?? [])].sort(compareFeedback);
    for (const entry of ordered) if (matches(entry)) yield entry;
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
    const { configuration } = this.#moment();
    const own = filter.mine === 'handled' ? viewer.account : null;
    // What of the viewer and the moment the counters depend on.
    const who = [scopeKey(viewer.scope), viewer.role, own, this.#today(), configuration.version];
    const name = JSON.stringify([who, Object.entries(filter).sort()]);
    const isSeen = this.#seer(viewer, filter);
    const count = () => ({ tally: this.tally(viewer, filter), isSeen });
    return this.#tallies.get(name, count).counters();
  }

  /** Counters of a list that can be followed item by item. */
  tally(viewer: Viewer, filter: FeedbackFilter): FeedbackTally {
    const tally = new FeedbackTally(new CounterRule(filter, viewer, this.#today()));
    const isSeen = this.#seer(viewer, filter);
    for (const entry of this.#some(filter)) if (isSeen(entry)) tally.put(entry.id, entry.body);
    return tally;
  }

  /** What a tally of this viewer and filter counts of an item now. */
  counted(viewer: Viewer, filter: FeedbackFilter, id: string): FeedbackBody | undefined {
    const entry = this.#byId.get(id);
    return entry !== undefined && this.#seer(viewer, filter)(entry) ? entry.body : undefined;
  }

  /** All that a filter may match, in no order. */
  #some({ department }: FeedbackFilter): Iterable<FeedbackEntry> {
    return department === undefined
      ? this.#byId.values()
      : (this.#byDepartment.get(department) ?? []);
  }

  #joinDepartment(entry: FeedbackEntry): void {
    const { departmentCode } = entry.body.view;
    if (departmentCode === null) return;
    const known = this.#byDepartment.get(departmentCode);
    if (known === undefined) this.#byDepartment.set(departmentCode, new Set([entry]));
    else known.add(entry);
  }

  #leaveDepartment(id: string): void {
    const entry = this.#byId.get(id);
    if (entry === undefined) return;
    this.#byDepartment.get(entry.body.view.departmentCode ?? '')?.delete(entry);
  }

  #drop(id: string): void {
    this.#unplaced.add(id);
    this.#leaveDepartment(id);
    this.#byId.delete(id);
    this.#tallies.put(id, undefined);
  }

  async #load(): Promise<void> {
    for await (const rows of this.#scan()) this.put(rows);
    this.#isWhole = true;
    this.#gone.clear();
  }

  async *#scan(): AsyncGenerator<readonly SubjectRow[]> {
    let after: SubjectKey | null = null;
    for (;;) {
      const rows = await this.#store.scanOpen(after, LOADED_AT_ONCE);
      yield rows;
      const last = rows.at(-1);
      if (last === undefined || rows.length < LOADED_AT_ONCE) return;
      after = { kind: last.kind, no: last.no };
    }
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
    if (`${viewer.scope.path}${path}` === '' && viewer.scope.line === null) return () => true;
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
