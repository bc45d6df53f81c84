import type { CardFilter } from '#contract/card-view.ts';
import type { FeedbackFilter } from '#contract/feedback-view.ts';
import type { IndicatorFilter } from '#contract/indicator-view.ts';
import type { Changed, RoomFilter, Topic } from '#contract/live.ts';
import { scopeKey } from '#domain/access/scope.ts';
import type { Scope } from '#domain/access/scope.ts';
import type { CommitNote, Platform } from '../../application/platform.ts';
import type { Viewer } from '../../application/people/viewer.ts';
import { CardsContent, OverviewContent } from './board-content.ts';
import { CaseContent } from './case-content.ts';
import { FeedbackContent } from './feedback-content.ts';
import { IndicatorsContent } from './indicators-content.ts';
import { LastEvents } from './last-events.ts';
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

/** The time that rooms keep: of the machine, or of a test. */
export interface RoomTime {
  /** Milliseconds that only grow. */
  now(): number;
  /** Runs something again and again; answers what ends it. */
  every(ms: number, run: () => void): () => void;
}

const MACHINE_TIME: RoomTime = {
  now: () => performance.now(),
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => {
      clearInterval(timer);
    };
  },
};

/** What the push layer needs of the platform. */
export type RoomPlatform = Pick<
  Platform,
  'board' | 'feedbackBoard' | 'findCase' | 'indicators' | 'subscribe' | 'sweptTo'
>;

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
  readonly #time: RoomTime;
  readonly #stop: () => void;
  readonly #unsubscribe: () => void;
  readonly #lastEvents = new LastEvents();

  constructor(
    platform: RoomPlatform,
    parts: {
      readonly emit: (room: Room, change: Changed) => void;
      /** How many sockets are in a room now. */
      readonly count: (room: string) => number;
      readonly onFailure: (error: unknown) => void;
      /** The machine's unless given. */
      readonly time?: RoomTime | undefined;
    },
  ) {
    this.#time = parts.time ?? MACHINE_TIME;
    this.#platform = platform;
    this.#emit = parts.emit;
    this.#count = parts.count;
    this.#onFailure = parts.onFailure;
    this.#unsubscribe = platform.subscribe((note) => {
      this.#hear(note);
    });
    this.#stop = this.#time.every(FLUSH_EVERY_MS, () => {
      this.#flush();
    });
  }

  /** When something last came in that each scope may know of, by `scopeKey`. */
  lastEventsOf(scopes: Iterable<Scope>): ReadonlyMap<string, number | null> {
    return this.#lastEvents.read(scopes);
  }

  /** The room of a view; equal viewers get the same. */
  open(viewer: Viewer, topic: Topic, filter: RoomFilter): Room {
    const name = this.nameOf(viewer, topic, filter);
    const known = this.#rooms.get(name);
    if (known !== undefined) {
      known.emptySince = undefined;
      return known.room;
    }
    const content = this.#contentOf(viewer, topic, filter);
    const room = new Room(name, topic, content, {
      sweptTo: this.#platform.sweptTo(),
      emit: this.#emit,
      now: () => this.#time.now(),
    });
    this.#rooms.set(name, { room, emptySince: undefined });
    return room;
  }

  /** Names a view: topic, filter, scope, and the account only where the filter is about it. */
  nameOf(viewer: Viewer, topic: Topic, filter: RoomFilter): string {
    const fields = Object.entries(filter)
      .filter(([, value]) => value !== undefined && value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1));
    const own = 'mine' in filter && filter.mine !== undefined ? [viewer.account] : [];
    // What waits for somebody depends on his role, and the queue counts it.
    if (topic === 'feedback') own.push(viewer.role);
    return JSON.stringify([topic, fields, scopeKey(viewer.scope), ...own]);
  }

  close(): void {
    this.#stop();
    this.#unsubscribe();
    this.#rooms.clear();
  }

  #contentOf(viewer: Viewer, topic: Topic, filter: RoomFilter): RoomContent {
    if (topic.startsWith('case:')) {
      return new CaseContent(this.#platform, viewer, topic.slice('case:'.length));
    }
    if (topic.startsWith('indicators:')) {
      const period = topic.slice('indicators:'.length);
      const asked = filter as IndicatorFilter;
      const content = new IndicatorsContent(this.#platform, viewer, period, asked);
      return content as unknown as RoomContent;
    }
    if (topic === 'feedback') {
      const content = new FeedbackContent(this.#platform, viewer, filter as FeedbackFilter);
      // A room hands rows and counters on as they are; what they hold is the topic's.
      return content as unknown as RoomContent;
    }
    return topic === 'overview'
      ? new OverviewContent(this.#platform, viewer, filter as CardFilter)
      : new CardsContent(this.#platform, viewer, filter as CardFilter);
  }

  #hear(note: CommitNote): void {
    this.#lastEvents.hear(note);
    for (const { room } of this.#rooms.values()) room.note(note);
  }

  #flush(): void {
    const now = this.#time.now();
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
