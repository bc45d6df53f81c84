/** Up to so many keys stand in one list; more are looked up. */
const MOST_LISTED = 4_000_000;

/**
 * Sums by a small whole number, over and over again: the list that they stand in is kept and only what
 * was touched is cleared, since clearing all of it would cost more than most sums.
 */
export class CellSums {
  readonly #keys: number[] = [];
  #sums = new Float64Array(0);
  #isTouched = new Uint8Array(0);
  readonly #looked = new Map<number, number>();
  #isListed = true;

  /** @param keys about how many keys there can be: the list grows where there are more */
  begin(keys: number): void {
    this.#isListed = keys <= MOST_LISTED;
    if (this.#isListed) this.#makeRoom(keys);
  }

  add(key: number, amount: number): void {
    if (!this.#isListed) {
      this.#looked.set(key, (this.#looked.get(key) ?? 0) + amount);
      return;
    }
    if (key >= this.#sums.length) this.#makeRoom(Math.max(key + 1, this.#sums.length * 2));
    if (this.#isTouched[key] === 0) {
      this.#isTouched[key] = 1;
      this.#keys.push(key);
    }
    this.#sums[key] = (this.#sums[key] ?? 0) + amount;
  }

  /** What was added up under each key, also where it came to nothing; then there is none any more. */
  take(): readonly (readonly [key: number, sum: number])[] {
    const taken = this.#isListed
      ? this.#keys.map((key) => [key, this.#sums[key] ?? 0] as const)
      : [...this.#looked];
    for (const key of this.#keys) {
      this.#sums[key] = 0;
      this.#isTouched[key] = 0;
    }
    this.#keys.length = 0;
    this.#looked.clear();
    return taken;
  }

  #makeRoom(keys: number): void {
    if (keys <= this.#sums.length) return;
    const [sums, isTouched] = [new Float64Array(keys), new Uint8Array(keys)];
    sums.set(this.#sums);
    isTouched.set(this.#isTouched);
    this.#sums = sums;
    this.#isTouched = isTouched;
  }
}
