import type { CardCounters, CardFilter, CardView } from '#contract/card-view.ts';
import type { Changed, Since, Topic } from '#contract/live.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { promise } from './broken.ts';
import type { Person } from './scenario.ts';
import type { ServerProcess } from './server-process.ts';

/** What a browser watches. */
export interface Watched {
  readonly process: number;
  readonly person: Person;
  readonly topic: Topic;
  readonly filter: CardFilter;
}

/**
 * A browser at the other end of a socket, as `contract/live.ts` tells it to behave: it applies
 * steps in order, and watches again where one is missing or the epoch is another.
 */
export class LiveClient {
  readonly watched: Watched;
  readonly rows = new Map<string, CardView>();
  counters: CardCounters | undefined;
  /** Name of the room it hears; null while it is not connected. */
  room: string | null = null;
  needsAnswer = true;
  readonly #onRow: (viewer: Viewer, row: CardView) => void;
  #since: Since | null = null;
  #viewer: Viewer | undefined;

  constructor(watched: Watched, onRow: (viewer: Viewer, row: CardView) => void) {
    this.watched = watched;
    this.#onRow = onRow;
  }

  /** The connection is gone; it comes back by {@link watch}. */
  disconnect(): void {
    this.room = null;
    this.needsAnswer = true;
  }

  hear(change: Changed): void {
    if (this.needsAnswer) return;
    if (change.epoch !== this.#since?.epoch) {
      this.needsAnswer = true;
      return;
    }
    if (change.version <= this.#since.version) return;
    if (change.version !== this.#since.version + 1) this.needsAnswer = true;
    else this.#apply(change);
  }

  /** Watches, from where it stands. */
  async watch(server: ServerProcess): Promise<void> {
    const { person, topic, filter } = this.watched;
    const viewer = server.platform.viewerOf({
      ...person,
      displayName: person.name,
      disabled: false,
    });
    this.#viewer = viewer;
    const room = server.rooms.open(viewer, topic, filter);
    const entry = await room.enter(this.#since, {}, () => {
      this.room = room.name;
    });
    if (entry === undefined) return;
    this.needsAnswer = false;
    if ('snapshot' in entry) {
      this.rows.clear();
      for (const row of entry.snapshot.rows) this.#take(row);
      this.counters = entry.snapshot.counters;
      this.#since = { epoch: entry.epoch, version: entry.version };
      return;
    }
    for (const change of entry.changes) {
      promise(
        'roomVersionsAreDense',
        change.version === (this.#since?.version ?? 0) + 1,
        () => `${topic}: ${change.version} after ${this.#since?.version ?? 0} among missed steps`,
      );
      this.#apply(change);
    }
    promise(
      'roomVersionsAreDense',
      this.#since?.version === entry.version,
      () => `${topic}: missed steps end before ${entry.version}`,
    );
  }

  get viewer(): Viewer | undefined {
    return this.#viewer;
  }

  #apply(change: Changed): void {
    for (const row of change.upsert) this.#take(row);
    for (const id of change.remove) this.rows.delete(id);
    this.counters = change.counters;
    this.#since = { epoch: change.epoch, version: change.version };
  }

  #take(row: CardView): void {
    if (this.#viewer !== undefined) this.#onRow(this.#viewer, row);
    this.rows.set(row.id, row);
  }
}
