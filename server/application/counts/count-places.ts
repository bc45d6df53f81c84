import type { SubjectRow } from '../store/store-rows.ts';

/** Where something is counted, the same object for all that are counted there. */
export interface CountPlace {
  readonly index: number;
  /** Empty where there is none, as in cells. */
  readonly line: string;
  readonly path: string;
  readonly department: string | null;
  readonly item: string | null;
}

/** Places, each kept once: a province has some ten thousand, of a hundred times as many cases. */
export class CountPlaces {
  readonly #byKey = new Map<string, CountPlace>();
  readonly #all: CountPlace[] = [];

  of(row: Pick<SubjectRow, 'line' | 'path' | 'department' | 'item'>): CountPlace {
    const { line, path, department, item } = row;
    // An empty code is not the same as none.
    const key = `${line ?? ''}\n${path}\n${department ?? '\n'}\n${item ?? '\n'}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const place = { index: this.#all.length, line: line ?? '', path, department, item };
    this.#byKey.set(key, place);
    this.#all.push(place);
    return place;
  }

  /** How many there are: all numbers lie below. */
  get size(): number {
    return this.#all.length;
  }

  /** @throws {RangeError} there is no such place. */
  at(index: number): CountPlace {
    const place = this.#all[index];
    if (place === undefined) throw new RangeError(`there is no place ${index}`);
    return place;
  }
}
