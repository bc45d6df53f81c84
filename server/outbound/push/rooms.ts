import type { CardFilter } from '#contract/card-view.ts';
import type { Changed, Topic } from '#contract/live.ts';
import { scopeKey } from '#domain/access/scope.ts';
import type { CommitNote, Platform } from '../../application/platform.ts';
import type { Viewer } from '../../application/viewer.ts';
import { CardsContent, OverviewContent } from './board-content.ts';
import { CaseContent } from './case-content.ts';
import { Room } from './room.ts';
import type { RoomContent } from './room-content.ts';

/** At most one frame a topic in this time (`interfaces.md` 4). */
const FLUSH_EVERY_MS = 100;
/** How long an empty room waits for those who lost their connection. */
const KEPT_EMPTY_MS = 120_000;
const KEPT_EMPTY_ROOMS = 200;

interface Held {
  readonly room: Room;
  /** When its last watcher left; undefined while it has some. */
  emptySince: number | undefined;
}

/** What the push layer needs of the platform. */
export type RoomPlatform = Pick<Platform, 'board' | 'findCase' | 'subscribe' | 'sweptTo'>;

/**
 * All rooms of this process. It hears of commits, flushes ten times a second, and forgets rooms
 * that nobody has watched for a while.
 */
export class Rooms {
  readonly #platform: RoomPlatform;
  readonly #emit: (room: Room, change: Changed) => void;
  readonly #count: (room: string) => number;
  readonly #onFailure: (error: unknown) => void;
  readonly #rooms = new Map<string, Held>();
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #lastEventAt: number | null = null;

  constructor(
    platform: RoomPlatform,
    parts: {
      readonly emit: (room: Room, change: Changed) => void;
      /** How many sockets are in a room now. */
      readonly count: (room: string) => number;
      readonly onFailure: (error: unknown) => void;
    },
  ) {
    this.#platform = platform;
    this.#emit = parts.emit;
    this.#count = parts.count;
    this.#onFailure = parts.onFailure;
    this.#unsubscribe = platform.subscribe((note) => {
      this.#hear(note);
    });
    this.#timer = setInterval(() => {
      this.#flush();
    }, FLUSH_EVERY_MS);
  }

  /** When the latest event happened of which a commit has told. */
  get lastEventAt(): number | null {
    return this.#lastEventAt;
  }

  /** The room of a view; equal viewers get the same. */
  open(viewer: Viewer, topic: Topic, filter: CardFilter): Room {
    const name = this.nameOf(viewer, topic, filter);
    const known = this.#rooms.get(name);
    if (known !== undefined) {
      known.emptySince = undefined;
      return known.room;
    }
    const content = this.#contentOf(viewer, topic, filter);
    const room = new Room(name, topic, content, this.#platform.sweptTo(), this.#emit);
    this.#rooms.set(name, { room, emptySince: undefined });
    return room;
  }

  /** Names a view: topic, filter, scope, and the account only where the filter is about it. */
  nameOf(viewer: Viewer, topic: Topic, filter: CardFilter): string {
    const fields = Object.entries(filter)
      .filter(([, value]) => value !== undefined && value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const own = filter.mine === undefined ? [] : [viewer.account];
    return JSON.stringify([topic, fields, scopeKey(viewer.scope), ...own]);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#unsubscribe();
    this.#rooms.clear();
  }

  #contentOf(viewer: Viewer, topic: Topic, filter: CardFilter): RoomContent {
    if (topic.startsWith('case:')) {
      return new CaseContent(this.#platform, viewer, topic.slice('case:'.length));
    }
    return topic === 'overview'
      ? new OverviewContent(this.#platform, viewer, filter)
      : new CardsContent(this.#platform, viewer, filter);
  }

  #hear(note: CommitNote): void {
    if (note.lastEventAt !== null) {
      this.#lastEventAt = Math.max(note.lastEventAt, this.#lastEventAt ?? note.lastEventAt);
    }
    for (const { room } of this.#rooms.values()) room.note(note);
  }

  #flush(): void {
    const now = performance.now();
    let empty = 0;
    for (const [name, held] of this.#rooms) {
      if (this.#count(name) > 0) {
        held.emptySince = undefined;
      } else {
        held.emptySince ??= now;
        empty += 1;
        if (now - held.emptySince > KEPT_EMPTY_MS || empty > KEPT_EMPTY_ROOMS) {
          this.#rooms.delete(name);
          continue;
        }
      }
      held.room.flush().catch(this.#onFailure);
    }
  }
}
