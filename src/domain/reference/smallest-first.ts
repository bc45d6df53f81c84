interface Entry<T> {
  readonly value: T;
  readonly weight: number;
}

/** A queue that gives the lightest first, and of equal ones that of the lowest number; put again, a value has its new weight. */
export class SmallestFirst<T> {
  readonly #numberOf: (value: T) => number;
  readonly #entries: Entry<T>[] = [];
  readonly #latest = new Map<T, Entry<T>>();

  constructor(numberOf: (value: T) => number) {
    this.#numberOf = numberOf;
  }

  put(value: T, weight: number): void {
    const entry = { value, weight };
    this.#latest.set(value, entry);
    const entries = this.#entries;
    let at = entries.length;
    entries.push(entry);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#isBefore(at, above)) break;
      this.#swap(at, above);
      at = above;
    }
  }

  take(): Entry<T> | undefined {
    for (;;) {
      const first = this.#takeTop();
      if (first === undefined) return undefined;
      // What was weighed again since lies further on.
      if (this.#latest.get(first.value) !== first) continue;
      this.#latest.delete(first.value);
      return first;
    }
  }

  #takeTop(): Entry<T> | undefined {
    const entries = this.#entries;
    if (entries.length < 2) return entries.pop();
    this.#swap(0, entries.length - 1);
    const top = entries.pop();
    let at = 0;
    for (;;) {
      let least = at;
      for (const below of [2 * at + 1, 2 * at + 2]) {
        if (below < entries.length && this.#isBefore(below, least)) least = below;
      }
      if (least === at) return top;
      this.#swap(at, least);
      at = least;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#entries[one], this.#entries[other]];
    if (a === undefined || b === undefined) return false;
    if (a.weight !== b.weight) return a.weight < b.weight;
    return this.#numberOf(a.value) < this.#numberOf(b.value);
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#entries[one], this.#entries[other]];
    if (a === undefined || b === undefined) return;
    this.#entries[one] = b;
    this.#entries[other] = a;
  }
}
