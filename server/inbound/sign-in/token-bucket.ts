/** How fast one caller may go: `perSecond` in the long run, `burst` at once. */
export interface Pace {
  readonly perSecond: number;
  readonly burst: number;
}

const KEPT_KEYS = 10_000;

interface Level {
  tokens: number;
  at: number;
}

/** One bucket of tokens per key; a forgotten key starts full again. */
export class TokenBuckets {
  readonly #pace: Pace;
  readonly #levels = new Map<string, Level>();

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  /**
   * Takes tokens out. One request may take more than the bucket holds and then leaves it in debt,
   * so that a large request is never refused for ever.
   *
   * @returns 0 when taken, else the seconds after which to try again.
   */
  take(key: string, tokens: number, nowMs: number): number {
    const level = this.#levelAt(key, nowMs);
    if (level.tokens < Math.min(1, tokens)) {
      return Math.max(1, Math.ceil((1 - level.tokens) / this.#pace.perSecond));
    }
    level.tokens -= tokens;
    return 0;
  }

  /** Takes tokens out for what was done already, whatever is left. */
  charge(key: string, tokens: number, nowMs: number): void {
    this.#levelAt(key, nowMs).tokens -= tokens;
  }

  #levelAt(key: string, nowMs: number): Level {
    const known = this.#levels.get(key);
    if (known !== undefined) {
      const earned = (Math.max(0, nowMs - known.at) / 1000) * this.#pace.perSecond;
      known.tokens = Math.min(this.#pace.burst, known.tokens + earned);
      known.at = nowMs;
      return known;
    }
    const fresh: Level = { tokens: this.#pace.burst, at: nowMs };
    this.#levels.set(key, fresh);
    if (this.#levels.size > KEPT_KEYS) {
      for (const oldest of this.#levels.keys()) {
        this.#levels.delete(oldest);
        break;
      }
    }
    return fresh;
  }
}
