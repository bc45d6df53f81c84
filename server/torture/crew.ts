import { TrafficSender } from './traffic-sender.ts';
import type { History } from './history.ts';
import { SeededRandom } from './seeded-random.ts';
import { httpWay, socketWay, writeUntil } from './source-writer.ts';

const WRITERS = 4;
const MOST_AT_ONCE = 40;

/**
 * Writers that keep sending to one address, half of them over HTTP and half over `/ingest`,
 * whether a server is there or not.
 */
export class Crew {
  /** Receipts heard so far. */
  heard = 0;
  readonly #listeners = new Set<() => void>();
  readonly #ended: Promise<unknown>;
  readonly #close: () => void;
  readonly #broken: Promise<never>;
  #stopped = false;

  constructor(url: string, key: string, seed: number, history: History) {
    const ways = Array.from({ length: WRITERS }, (_, index) =>
      index % 2 === 0 ? httpWay(url, key) : socketWay(url, key),
    );
    this.#close = () => {
      for (const way of ways) way.close();
    };
    const writers = ways.map((way, index) =>
      writeUntil(() => this.#stopped, {
        sender: new TrafficSender(
          `urn:torture:${String.fromCharCode(97 + index)}`,
          new SeededRandom(seed + index),
        ),
        way,
        history,
        random: new SeededRandom(seed * 31 + index),
        onReceipt: () => {
          this.#hear();
        },
        mostAtOnce: MOST_AT_ONCE,
      }),
    );
    this.#ended = Promise.allSettled(writers);
    this.#broken = new Promise((_resolve, reject) => {
      for (const writer of writers) writer.catch(reject);
    });
    this.#broken.catch(() => undefined);
  }

  /** Calls back at every receipt, at once when it is noted; answers how to stop it. */
  onReceipt(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves after so many more receipts; rejects when a writer saw a contradiction. */
  hears(count: number): Promise<void> {
    const heard = new Promise<void>((resolve) => {
      let left = count;
      const off = this.onReceipt(() => {
        left -= 1;
        if (left > 0) return;
        off();
        resolve();
      });
    });
    return this.orBroken(heard);
  }

  /** The same promise, but rejected as soon as a writer saw a contradiction. */
  orBroken<T>(work: Promise<T>): Promise<T> {
    // What the work says once the race is lost is the consequence, not the cause.
    work.catch(() => undefined);
    return Promise.race([work, this.#broken]);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#ended;
    this.#close();
  }

  #hear(): void {
    this.heard += 1;
    for (const listener of this.#listeners) listener();
  }
}
