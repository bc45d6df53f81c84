import { setImmediate as afterMessages } from 'node:timers/promises';
import type { Random } from './random.ts';

// More calls than any deeds make together; beyond it they wait for each other for ever.
const MOST_TURNS = 20_000;

/** Lets work that goes on at once take turns, call by call, in an order that follows from a seed. */
export class Turns {
  readonly #random: Random;
  #waiting: (() => void)[] = [];

  constructor(random: Random) {
    this.#random = random;
  }

  /** Resolves when it is the caller's turn. */
  mine(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  /** Gives turns until all the work is done. */
  async run(works: readonly Promise<unknown>[]): Promise<void> {
    let left = works.length;
    for (const work of works) {
      const done = (): void => {
        left -= 1;
      };
      work.then(done, done);
    }
    for (let turn = 0; left > 0; turn += 1) {
      if (turn > MOST_TURNS) throw new RangeError('works wait for each other');
      // Everybody who can go on by himself does, until he asks for a turn.
      await afterMessages();
      await afterMessages();
      const place = this.#random.below(Math.max(1, this.#waiting.length));
      for (const go of this.#waiting.splice(place, 1)) go();
    }
    await Promise.all(works);
  }

  /** Lets everybody go on who still waits. */
  end(): void {
    for (const go of this.#waiting.splice(0)) go();
  }
}
