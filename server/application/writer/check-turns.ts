/**
 * Full checks one after the other: each takes all processors, and side by side they would only take
 * each other's time. Whoever asks for one that still waits shares it, since it looks at a moment
 * after he asked; one that has begun may not know what he does.
 */
export class CheckTurns<T> {
  readonly #waiting = new Map<string, Promise<T>>();
  #last: Promise<unknown> = Promise.resolve();

  /** @param of what is checked: equal ones find the same */
  take(of: string, work: () => Promise<T>): Promise<T> {
    const waiting = this.#waiting.get(of);
    if (waiting !== undefined) return waiting;
    const turn = this.#last.then(() => {
      this.#waiting.delete(of);
      return work();
    });
    this.#waiting.set(of, turn);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
