import { setTimeout as pause } from 'node:timers/promises';

/** Each holds its request in memory; more are answered at once. */
const MOST_HELD = 32;

/**
 * Refusals that are given slowly: whoever asks again at once, whatever he is told, does so once a
 * second on each connection instead of a thousand times.
 */
export class HeldAnswers {
  #held = 0;

  /** Resolves after so many milliseconds, or at once where enough is held already. */
  async hold(ms: number): Promise<void> {
    if (this.#held >= MOST_HELD) return;
    this.#held += 1;
    try {
      await pause(ms);
    } finally {
      this.#held -= 1;
    }
  }
}
