import type { Receipt, Rejection } from '#contract/receipt.ts';
import type { Platform, SourceAccount } from '../../application/platform.ts';
import type { ErrorCode } from '../../errors.ts';
import { TokenBuckets } from '../sign-in/token-bucket.ts';
import { isDeeperThan } from './is-deeper-than.ts';
import { mergeReceipt } from './merge-receipt.ts';

/** Most events of one message; 500 are promised, files of a day come as many messages. */
export const MAX_EVENTS = 2000;
/** Most bytes of one message, unpacked; 1 MB is promised. */
export const MAX_BYTES = 4 * 1024 * 1024;

/** Far above what the store takes, so that only a runaway source meets it. */
const EVENTS_PER_SECOND = 60_000;
const EVENTS_AT_ONCE = 240_000;
/** Messages that may wait for their commit; each holds its events in memory. */
const MESSAGES_IN_FLIGHT = 256;
const EVENTS_IN_FLIGHT = 64_000;
/** Of these a single source has at most half: the others always find room. */
const SHARE = 0.5;

/**
 * What refused things cost, in events of the pace: each is work for nobody's good. A source that
 * sends hardly anything else comes down to some hundred a second, and the others do not notice it.
 */
const REJECTED_COSTS = 50;
const UNREADABLE_COSTS = 500;
const UNREADABLE_BYTES_COST = 0.01;

/** Events are records of a few levels; what is deeper is an attack on a stack. */
const MAX_DEPTH = 64;

export type IntakeAnswer =
  | { readonly ok: true; readonly receipt: Receipt }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly message?: string | undefined;
      readonly retryAfter?: number | undefined;
    };

/** What waits for its commit. */
interface Load {
  messages: number;
  events: number;
}

/** The one way in for pushed events, whatever they came on: pace, load, cover, then the platform. */
export class Intake {
  readonly #platform: Pick<Platform, 'ingest'>;
  readonly #now: () => number;
  readonly #paces = new TokenBuckets({ perSecond: EVENTS_PER_SECOND, burst: EVENTS_AT_ONCE });
  readonly #shares = new Map<string, Load>();
  readonly #all: Load = { messages: 0, events: 0 };

  constructor(platform: Pick<Platform, 'ingest'>, now: () => number) {
    this.#platform = platform;
    this.#now = now;
  }

  async take(
    source: SourceAccount,
    events: readonly unknown[],
    way: 'http' | 'socket',
  ): Promise<IntakeAnswer> {
    if (events.length > MAX_EVENTS) {
      const message = `A message holds at most ${MAX_EVENTS} events.`;
      return { ok: false, code: 'request/tooLarge', message };
    }
    const wait = this.#paces.take(source.name, Math.max(1, events.length), this.#now());
    if (wait > 0) return { ok: false, code: 'request/tooMany', retryAfter: wait };
    if (way === 'http' && isForeign(events, source.prefix)) {
      const message = `The key covers sources that begin with ${source.prefix}.`;
      return { ok: false, code: 'source/notCovered', message };
    }
    const mine = this.#shareOf(source);
    if (isFull(this.#all, 1) || isFull(mine, SHARE)) {
      return { ok: false, code: 'server/busy', retryAfter: 1 };
    }
    for (const load of [this.#all, mine]) {
      load.messages += 1;
      load.events += events.length;
    }
    try {
      const receipt = await this.#ingest(source, events, way);
      this.#paces.charge(source.name, receipt.rejected.length * REJECTED_COSTS, this.#now());
      return { ok: true, receipt };
    } finally {
      for (const load of [this.#all, mine]) {
        load.messages -= 1;
        load.events -= events.length;
      }
      if (mine.messages === 0) this.#shares.delete(source.name);
    }
  }

  /** Seconds for which nothing more is read of a source; 0 where it may go on. */
  waitOf(source: SourceAccount): number {
    return this.#paces.take(source.name, 0, this.#now());
  }

  /** Notes a message that was none: looking at it took work all the same. */
  chargeUnreadable(source: SourceAccount, bytes: number): void {
    const tokens = UNREADABLE_COSTS + bytes * UNREADABLE_BYTES_COST;
    this.#paces.charge(source.name, tokens, this.#now());
  }

  #shareOf({ name }: SourceAccount): Load {
    const known = this.#shares.get(name);
    if (known !== undefined) return known;
    const fresh: Load = { messages: 0, events: 0 };
    this.#shares.set(name, fresh);
    return fresh;
  }

  async #ingest(
    source: SourceAccount,
    events: readonly unknown[],
    way: 'http' | 'socket',
  ): Promise<Receipt> {
    const origin = { way, prefixes: [source.prefix], sourceName: source.name } as const;
    const deep = events.flatMap((event, index) => (isDeeperThan(event, MAX_DEPTH) ? [index] : []));
    if (deep.length === 0) return this.#platform.ingest(events, origin);
    const tooDeep = new Set(deep);
    const places = [...events.keys()].filter((index) => !tooDeep.has(index));
    const rest = places.map((place) => events[place]);
    const broken = deep.map((index) => tooDeepAt(index, events[index]));
    return mergeReceipt(await this.#platform.ingest(rest, origin), places, broken);
  }
}

function isFull({ messages, events }: Load, share: number): boolean {
  return messages >= MESSAGES_IN_FLIGHT * share || events >= EVENTS_IN_FLIGHT * share;
}

function tooDeepAt(index: number, event: unknown): Rejection {
  const id = typeof event === 'object' && event !== null && 'id' in event ? event.id : null;
  return {
    index,
    id: typeof id === 'string' ? id.slice(0, 512) : null,
    code: 'event/tooLarge',
    path: null,
    message: `The event nests deeper than ${MAX_DEPTH} levels.`,
  };
}

/** Whether every event names a source and the key covers none of them: not a mistake in a row, the wrong key. */
function isForeign(events: readonly unknown[], prefix: string): boolean {
  return (
    events.length > 0 && events.every((event) => findSource(event)?.startsWith(prefix) === false)
  );
}

function findSource(event: unknown): string | undefined {
  if (typeof event !== 'object' || event === null || !('source' in event)) return undefined;
  return typeof event.source === 'string' ? event.source : undefined;
}
