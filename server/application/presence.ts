/** Whoever has not been heard of for longer is gone; pages tell each 20 s. */
const GONE_AFTER_MS = 45_000;

/**
 * Who looks at which ticket, in the memory of this process: a courtesy between colleagues that nothing
 * depends on, so that it is neither stored nor shared between processes.
 */
export class Presence {
  readonly #seen = new Map<string, Map<string, number>>();

  /** Notes that somebody looks, and answers the accounts of the others who do. */
  tell(id: string, account: string, now: number): readonly string[] {
    const here = this.#seen.get(id) ?? new Map<string, number>();
    for (const [other, at] of here) if (now - at > GONE_AFTER_MS) here.delete(other);
    here.set(account, now);
    this.#seen.set(id, here);
    this.#tidy(now);
    return [...here.keys()].filter((other) => other !== account);
  }

  /** Tickets that nobody looks at any more are forgotten, those told of longest ago first. */
  #tidy(now: number): void {
    for (const [id, here] of this.#seen) {
      if (Math.max(...here.values()) > now - GONE_AFTER_MS) return;
      this.#seen.delete(id);
    }
  }
}
