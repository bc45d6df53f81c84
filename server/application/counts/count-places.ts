import type { SubjectRow } from '../store/store-rows.ts';

/** Where something is counted, the same object for all that are counted there. */
export interface CountPlace {
  /** Empty where there is none, as in cells. */
  readonly line: string;
  readonly path: string;
  readonly department: string | null;
  readonly item: string | null;
}

/** Places, each kept once: a province has some ten thousand, of a hundred times as many cases. */
export class CountPlaces {
  readonly #places = new Map<string, CountPlace>();

  of({
    line,
    path,
    department,
    item,
  }: Pick<SubjectRow, 'line' | 'path' | 'department' | 'item'>): CountPlace {
    const key = `${line ?? ''}|${path}|${department ?? ''}|${item ?? ''}`;
    const known = this.#places.get(key);
    // An empty code is not the same as none; nothing else is so alike.
    if (known?.department === department && known.item === item) return known;
    const place = { line: line ?? '', path, department, item };
    this.#places.set(key, place);
    return place;
  }
}
