import { randomUUID } from 'node:crypto';
import { placeOfCard } from '#contract/card-place.ts';
import type { CardCounters, CardView } from '#contract/card-view.ts';
import { instantText } from '#contract/instant-text.ts';
import type { Changed, Since, Snapshot, Topic } from '#contract/live.ts';
import { cardOrder, DEFAULT_CARD_SORT } from '#domain/cards/card-order.ts';
import type { CardSort } from '#domain/cards/card-order.ts';
import type { CommitNote } from '../../application/platform.ts';
import type { RoomContent, RoomState } from './room-content.ts';

/** Steps kept for those who missed some, and how many rows they may hold together. */
const KEPT_STEPS = 256;
const KEPT_ROWS = 4000;
/** Rows of one answer (`interfaces.md` 4). */
const ROWS = 500;

/** An import is many commits; everybody reads his view again once a second at most. */
const RENEW_EVERY_MS = 1000;

interface Window {
  readonly from: number;
  readonly to: number;
}

/** Which rows a watcher wants first, and in which order. */
export interface RoomRows {
  readonly window?: Window | undefined;
  readonly sort?: CardSort | undefined;
}

/** Where the watcher stands after joining: a whole view, or the steps that he missed. */
export type RoomEntry = { readonly epoch: string; readonly version: number } & (
  { readonly snapshot: Snapshot } | { readonly changes: readonly Changed[] }
);

interface RoomParts {
  readonly sweptTo: number;
  readonly emit: (room: Room, change: Changed) => void;
  /** Milliseconds that only grow. */
  readonly now: () => number;
}

/**
 * One view that equal viewers share. Commits mark what they touched; a flush turns the marks into
 * one numbered step. A step says how things are now, not what happened, so a view read later than
 * its number stays right when the steps after it are applied. Work on a room is done one after
 * another: nothing is told between a watcher's joining and his answer.
 */
export class Room {
  readonly name: string;
  readonly topic: Topic;
  readonly #content: RoomContent;
  readonly #emit: RoomParts['emit'];
  readonly #now: () => number;
  readonly #touched = new Set<string>();
  /** Touched by what nobody is told of card by card, such as a file import. */
  readonly #touchedSilently = new Set<string>();
  readonly #shown = new Set<string>();
  readonly #steps: Changed[] = [];
  #keptRows = 0;
  #epoch: string = randomUUID();
  #version = 0;
  #counters: CardCounters | undefined;
  /** The whole view as read after the last step; newer than that is what the next step tells. */
  #state: RoomState | undefined;
  /** The whole view in other orders, for windows further down. */
  readonly #sorted = new Map<
    CardSort,
    { readonly of: RoomState; readonly rows: readonly CardView[] }
  >();
  #renewed = false;
  #renewedAt = -RENEW_EVERY_MS;
  #steppedAt = -Infinity;
  #sweptTo: number;
  #work: Promise<unknown> = Promise.resolve();

  constructor(name: string, topic: Topic, content: RoomContent, { sweptTo, emit, now }: RoomParts) {
    this.name = name;
    this.topic = topic;
    this.#content = content;
    this.#sweptTo = sweptTo;
    this.#emit = emit;
    this.#now = now;
  }

  /** Marks what a commit touched; nothing is computed yet. */
  note(note: CommitNote): void {
    this.#sweptTo = note.sweptTo;
    if (note.snapshot || (note.regions && this.#content.isByRegion)) this.#renewed = true;
    else {
      const touched = note.silent ? this.#touchedSilently : this.#touched;
      for (const id of this.#content.touched(note)) touched.add(id);
    }
  }

  /** Tells what has changed since the last flush, if anything has. */
  flush(): Promise<void> {
    // Midnight raises cards and renews: the cards are told first, the epoch with the next frame.
    if (this.#touched.size > 0) {
      const rests = this.#now() - this.#steppedAt < (this.#content.restMs ?? 0);
      return rests ? Promise.resolve() : this.#next(() => this.#step());
    }
    const waits = this.#renewed || this.#touchedSilently.size > 0;
    const rested = this.#now() - this.#renewedAt >= RENEW_EVERY_MS;
    return waits && rested ? this.#next(() => this.#renewWhereConcerned()) : Promise.resolve();
  }

  /**
   * Lets a watcher in. `join` runs in the same turn in which his standing is read. The order is of
   * his rows alone: steps say nothing of places, so equal views in other orders share the room.
   *
   * @returns undefined where the view is not his to see.
   */
  enter(
    since: Since | null,
    { window, sort = DEFAULT_CARD_SORT }: RoomRows,
    join: () => void,
  ): Promise<RoomEntry | undefined> {
    return this.#next(async () => {
      const missed = this.#missedSince(since);
      if (missed !== undefined) {
        join();
        return { epoch: this.#epoch, version: this.#version, changes: missed };
      }
      const state = (this.#state ??= await this.#content.state());
      if (state === undefined) return undefined;
      join();
      this.#counters ??= state.counters;
      // What a snapshot shows may leave before it was ever told in a step.
      for (const { id } of state.rows) this.#shown.add(id);
      const { from, to } = window ?? { from: 0, to: ROWS };
      const snapshot = {
        rows: this.#inOrder(state, sort).slice(from, Math.min(to, from + ROWS)),
        counters: state.counters,
        total: state.rows.length,
        asOf: instantText(this.#sweptTo),
      };
      return { epoch: this.#epoch, version: this.#version, snapshot };
    });
  }

  #inOrder(state: RoomState, sort: CardSort): readonly CardView[] {
    if (sort === DEFAULT_CARD_SORT) return state.rows;
    const known = this.#sorted.get(sort);
    if (known?.of === state) return known.rows;
    const compare = cardOrder(sort);
    const rows = [...state.rows].sort((a, b) => compare(placeOfCard(a), placeOfCard(b)));
    this.#sorted.set(sort, { of: state, rows });
    return rows;
  }

  async #step(): Promise<void> {
    this.#steppedAt = this.#now();
    const ids = new Set(this.#touched);
    this.#touched.clear();
    this.#state = undefined;
    this.#sorted.clear();
    const { upsert, gone, counters, always } = await this.#content.step(ids, this.#shown);
    const remove = gone.filter((id) => this.#shown.delete(id));
    for (const { id } of upsert) this.#shown.add(id);
    const counted = JSON.stringify(counters) !== JSON.stringify(this.#counters);
    this.#counters = counters;
    if (!always && !counted && upsert.length === 0 && remove.length === 0) return;
    this.#version += 1;
    const change = { ...this.#head(), upsert, remove, counters };
    this.#keep(change);
    this.#emit(this, change);
  }

  /** What nobody is told of card by card begins a new epoch only where one of the cards is seen. */
  async #renewWhereConcerned(): Promise<void> {
    const ids = new Set(this.#touchedSilently);
    this.#touchedSilently.clear();
    if (this.#renewed || (await this.#isConcerned(ids))) await this.#renew();
  }

  async #isConcerned(ids: ReadonlySet<string>): Promise<boolean> {
    const { upsert, gone, counters, always } = await this.#content.step(ids, this.#shown);
    if (always || upsert.length > 0 || gone.some((id) => this.#shown.has(id))) return true;
    return JSON.stringify(counters) !== JSON.stringify(this.#counters);
  }

  /** Begins a new epoch: everybody watches again instead of hearing thousands of steps. */
  async #renew(): Promise<void> {
    this.#renewed = false;
    this.#renewedAt = this.#now();
    this.#touched.clear();
    this.#touchedSilently.clear();
    this.#steps.length = 0;
    this.#keptRows = 0;
    this.#shown.clear();
    this.#state = undefined;
    this.#sorted.clear();
    this.#content.renew();
    this.#epoch = randomUUID();
    this.#version = 0;
    const { counters } = await this.#content.step(new Set(), new Set());
    this.#counters = counters;
    this.#emit(this, { ...this.#head(), upsert: [], remove: [], counters });
  }

  #head() {
    const asOf = instantText(this.#sweptTo);
    return { topic: this.topic, epoch: this.#epoch, version: this.#version, asOf };
  }

  #keep(change: Changed): void {
    this.#steps.push(change);
    this.#keptRows += change.upsert.length;
    while (this.#steps.length > KEPT_STEPS || this.#keptRows > KEPT_ROWS) {
      this.#keptRows -= this.#steps.shift()?.upsert.length ?? 0;
    }
  }

  /** The steps after `since`, or undefined where they are not all kept. */
  #missedSince(since: Since | null): readonly Changed[] | undefined {
    if (since?.epoch !== this.#epoch || since.version > this.#version) return undefined;
    if (since.version === this.#version) return [];
    const first = this.#steps.findIndex(({ version }) => version === since.version + 1);
    return first === -1 ? undefined : this.#steps.slice(first);
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#work.then(work);
    // A failed piece of work is its caller's to report; the next one runs all the same.
    this.#work = done.catch(() => undefined);
    return done;
  }
}
