import type { Random } from './random.ts';

/** What has to be expected of a state at least, so that it never runs dry. */
const LEAST = 6;

/**
 * Keeps every state of a course about as full as it was found. What comes into the first of them weighs
 * one, and each state weighs as much as it is fuller than at first: one that fills up is emptied faster until as much leaves
 * it as comes in. So no queue grows, whatever the pace, over days and after another start.
 */
export class SteadyStates<State extends string> {
  readonly #homes = new Map<State, number>();
  readonly #begin: number;
  readonly #allPass: State | undefined;

  /**
   * @param share of what begins that comes into these states; the rest is done at once
   * @param allPass the state that also what is done at once comes into: as much must leave it as begins
   */
  constructor(share: number, allPass?: State) {
    this.#begin = 1 / share;
    this.#allPass = allPass;
  }

  /** Which state moves next, or that something new begins. */
  pick(random: Random, stocks: ReadonlyMap<State, number>): State | 'begin' {
    const weights: (readonly [State | 'begin', number])[] = [['begin', this.#begin]];
    for (const [state, stock] of stocks) {
      const home = this.#homes.get(state) ?? Math.max(LEAST, stock);
      this.#homes.set(state, home);
      const flow = state === this.#allPass ? this.#begin : 1;
      weights.push([state, (flow * stock) / home]);
    }
    return random.weighted(weights);
  }
}
