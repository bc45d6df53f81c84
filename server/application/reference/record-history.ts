/** One value of a code with its place among everything recorded. */
interface Kept<Value> {
  readonly places: number[];
  readonly values: Value[];
}

interface Shared<Value> {
  readonly codes: Map<string, Kept<Value>>;
  size: number;
}

/**
 * What was recorded by code, in the order it was. Immutable: `with` makes a longer one that shares
 * what there is, so that adding costs what is added; each sees only what it was made with. From the
 * longest one alone that is cheap: any other copies first, such as after a commit that failed.
 */
export class RecordHistory<Value> {
  readonly #shared: Shared<Value>;
  readonly #size: number;

  private constructor(shared: Shared<Value>) {
    this.#shared = shared;
    this.#size = shared.size;
  }

  static empty<Value>(): RecordHistory<Value> {
    return new RecordHistory<Value>({ codes: new Map(), size: 0 });
  }

  /** Everything recorded of a code, oldest first. */
  of(code: string): readonly Value[] {
    const kept = this.#shared.codes.get(code);
    return kept === undefined ? [] : this.#seen(kept);
  }

  latest(code: string): Value | undefined {
    return this.of(code).at(-1);
  }

  /** The latest value of each code, in the order in which the codes were recorded first. */
  latestOfAll(): readonly Value[] {
    const latest: Value[] = [];
    for (const kept of this.#shared.codes.values()) latest.push(...this.#seen(kept).slice(-1));
    return latest;
  }

  /** This and what was recorded since. */
  with(added: Iterable<readonly [code: string, value: Value]>): RecordHistory<Value> {
    const shared = this.#shared.size === this.#size ? this.#shared : this.#copy();
    for (const [code, value] of added) {
      const kept = shared.codes.get(code);
      if (kept === undefined) shared.codes.set(code, { places: [shared.size], values: [value] });
      else {
        kept.places.push(shared.size);
        kept.values.push(value);
      }
      shared.size += 1;
    }
    return new RecordHistory(shared);
  }

  #seen({ places, values }: Kept<Value>): readonly Value[] {
    if ((places.at(-1) ?? 0) < this.#size) return values;
    return values.filter((_, index) => (places[index] ?? 0) < this.#size);
  }

  #copy(): Shared<Value> {
    const codes = new Map<string, Kept<Value>>();
    for (const [code, kept] of this.#shared.codes) {
      const values = this.#seen(kept);
      if (values.length === 0) continue;
      codes.set(code, { places: kept.places.slice(0, values.length), values: [...values] });
    }
    return { codes, size: this.#size };
  }
}
