import type { Store, StoreParts } from '../application/store/store.ts';
import type { MemoryStore } from '../testing/memory-home/memory-home.ts';
import type { Turns } from './turns.ts';

/** The call of a store that failed; what the machine says of a bad disk. */
export class DiskError extends Error {
  constructor() {
    super('disk I/O error');
  }
}

/**
 * Through here go all calls of one process to its store: here it can be killed, a call can fail,
 * and it waits for its turn where several work at once. A killed process never hears an answer.
 */
export class Gate {
  readonly died: Promise<void>;
  /** Calls from now until it is killed, or until one fails. */
  killIn: number | undefined;
  failIn: number | undefined;
  killAtCommit: 'before' | 'after' | undefined;
  turns: Turns | undefined;
  /** Ended because the simulation said so. */
  isDead = false;
  readonly #stores: MemoryStore[] = [];
  #onDeath = (): void => undefined;

  constructor() {
    this.died = new Promise((resolve) => {
      this.#onDeath = resolve;
    });
  }

  /** A store whose calls go through here. */
  guard(store: MemoryStore): Store {
    this.#stores.push(store);
    return {
      ...store,
      ...this.#parts(store),
      transaction: async (work, company) => {
        await this.#pass();
        const answer = await store.transaction(async (inside) => {
          const result = await work(this.#parts(inside));
          await this.#atCommit('before');
          return result;
        }, company);
        await this.#atCommit('after');
        return answer;
      },
      snapshot: async (work, at) => {
        await this.#pass();
        const guarded = (inside: StoreParts, moment: string) => work(this.#parts(inside), moment);
        return this.#answer(await store.snapshot(guarded, at));
      },
      foreignWrites: async () => {
        await this.#pass();
        return this.#answer(await store.foreignWrites());
      },
    };
  }

  kill(): void {
    this.isDead = true;
    for (const store of this.#stores) store.abandon();
    this.#onDeath();
  }

  #parts(parts: StoreParts): StoreParts {
    return Object.fromEntries(
      Object.entries(parts as unknown as Readonly<Record<string, unknown>>).flatMap(
        ([name, part]) =>
          typeof part === 'object' && part !== null ? [[name, this.#part(part)]] : [],
      ),
    ) as unknown as StoreParts;
  }

  #part<Part extends object>(part: Part): Part {
    const calls = Object.entries(part) as [string, (...args: unknown[]) => Promise<unknown>][];
    return Object.fromEntries(
      calls.map(([name, call]) => [
        name,
        async (...args: unknown[]) => {
          await this.#pass();
          return this.#answer(await call(...args));
        },
      ]),
    ) as Part;
  }

  async #pass(): Promise<void> {
    if (this.turns !== undefined) await this.turns.mine();
    if (this.killIn === 0) this.kill();
    if (this.isDead) await never();
    if (this.killIn !== undefined) this.killIn -= 1;
    if (this.failIn === undefined) return;
    this.failIn -= 1;
    if (this.failIn >= 0) return;
    this.failIn = undefined;
    throw new DiskError();
  }

  async #atCommit(when: 'before' | 'after'): Promise<void> {
    await this.#pass();
    if (this.killAtCommit === when) this.kill();
    if (this.isDead) await never();
  }

  #answer<T>(answer: T): T | Promise<never> {
    return this.isDead ? never() : answer;
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
