const FREE_TRIES = 5;
const LONGEST_WAIT_MS = 30_000;
const FORGOTTEN_AFTER_MS = 15 * 60_000;
const KEPT_KEYS = 10_000;

interface Failures {
  readonly count: number;
  readonly lastAt: number;
}

/**
 * Slows down whoever guesses: after so many free failures each further try waits twice as long, at most
 * 30 s. Keys name an account as tried from one address, so a stranger's guesses never lock its
 * owner out.
 */
export class BackOff {
  readonly #failures = new Map<string, Failures>();
  readonly #freeTries: number;

  constructor(freeTries = FREE_TRIES) {
    this.#freeTries = freeTries;
  }

  /** Milliseconds until the next try is looked at; 0 when it may come now. */
  waitMs(key: string, now: number): number {
    const known = this.#find(key, now);
    if (known === undefined || known.count < this.#freeTries) return 0;
    const wait = Math.min(1000 * 2 ** (known.count - this.#freeTries), LONGEST_WAIT_MS);
    return Math.max(0, known.lastAt + wait - now);
  }

  fail(key: string, now: number): void {
    const count = (this.#find(key, now)?.count ?? 0) + 1;
    this.#failures.delete(key);
    this.#failures.set(key, { count, lastAt: now });
    if (this.#failures.size <= KEPT_KEYS) return;
    for (const oldest of this.#failures.keys()) {
      this.#failures.delete(oldest);
      break;
    }
  }

  succeed(key: string): void {
    this.#failures.delete(key);
  }

  #find(key: string, now: number): Failures | undefined {
    const known = this.#failures.get(key);
    return known !== undefined && now - known.lastAt < FORGOTTEN_AFTER_MS ? known : undefined;
  }
}
