import type { Receipt } from '#contract/receipt.ts';
import type { Platform, SourceAccount } from '../../application/platform.ts';
import type { ErrorCode } from '../../errors.ts';
import { TokenBuckets } from '../sign-in/token-bucket.ts';

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

export type IntakeAnswer =
  | { readonly ok: true; readonly receipt: Receipt }
  | {
      readonly ok: false;
      readonly code: ErrorCode;
      readonly message?: string | undefined;
      readonly retryAfter?: number | undefined;
    };

/** The one way in for pushed events, whatever they came on: pace, load, cover, then the platform. */
export class Intake {
  readonly #platform: Pick<Platform, 'ingest'>;
  readonly #now: () => number;
  readonly #paces = new TokenBuckets({ perSecond: EVENTS_PER_SECOND, burst: EVENTS_AT_ONCE });
  #messages = 0;
  #events = 0;

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
    if (this.#messages >= MESSAGES_IN_FLIGHT || this.#events >= EVENTS_IN_FLIGHT) {
      return { ok: false, code: 'server/busy', retryAfter: 1 };
    }
    this.#messages += 1;
    this.#events += events.length;
    try {
      const prefixes = [source.prefix];
      const origin = { way, prefixes, sourceName: source.name } as const;
      return { ok: true, receipt: await this.#platform.ingest(events, origin) };
    } finally {
      this.#messages -= 1;
      this.#events -= events.length;
    }
  }
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
