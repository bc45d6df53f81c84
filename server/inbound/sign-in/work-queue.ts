/**
 * Runs at most `width` pieces of costly work at once and lets at most `depth` wait; what comes
 * beyond is turned away at once, so that a flood of sign-ins costs neither memory nor the reads.
 */
export class WorkQueue {
  readonly #width: number;
  readonly #depth: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(width: number, depth: number) {
    this.#width = width;
    this.#depth = depth;
  }

  /** The work's answer; undefined where the queue is full and the work was not done. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#running >= this.#width) {
      if (this.#waiting.length >= this.#depth) return undefined;
      await new Promise<void>((start) => this.#waiting.push(start));
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      // The place is handed on rather than freed, so that no newcomer can slip in between.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
