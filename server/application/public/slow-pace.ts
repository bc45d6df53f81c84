const MOST_KEYS = 10_000;

/** How often one account may do something: so many at once, then one in each span. */
interface SlowPaceSetting {
  readonly burst: number;
  readonly everyMs: number;
}

/** Holds accounts to a pace. One that was not seen for long may begin anew. */
export class SlowPace {
  readonly #setting: SlowPaceSetting;
  /** When each account's bucket will be full again. */
  readonly #fullAt = new Map<string, number>();

  constructor(setting: SlowPaceSetting) {
    this.#setting = setting;
  }

  /** Takes one; answers 0, or the seconds after which there will be one. */
  take(account: string, now: number): number {
    const { burst, everyMs } = this.#setting;
    const fullAt = Math.max(now, this.#fullAt.get(account) ?? 0);
    const over = fullAt + everyMs - (now + burst * everyMs);
    if (over > 0) return Math.ceil(over / 1000);
    this.#fullAt.delete(account);
    this.#fullAt.set(account, fullAt + everyMs);
    if (this.#fullAt.size > MOST_KEYS)
      for (const oldest of this.#fullAt.keys()) {
        this.#fullAt.delete(oldest);
        break;
      }
    return 0;
  }
}
