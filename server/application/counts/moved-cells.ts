import type { Day } from '#domain/time/day.ts';
import type { CountPlace } from './count-places.ts';
import type { CountFilter, Counts, ReadCell } from './counts.ts';

/** A cell of a case that would move, read. */
export type MovedCell = ReadCell & { readonly amount: number };

/** More kinds than a measure of a case has. */
const MOST_KINDS = 64;

/**
 * Sums of what would move, by place, day and kind. No text is made of a cell: of a hundred thousand cases
 * each moves two or three, which as texts would take a microsecond each.
 */
export class MovedCells implements Pick<Counts, 'visit'> {
  readonly #measures = new Map<string, Map<CountPlace, Map<number, number>>>();
  readonly #kinds: (string | null)[] = [];

  add(measure: string, place: CountPlace, day: Day, kind: string | null, amount: number): void {
    let places = this.#measures.get(measure);
    if (places === undefined) {
      places = new Map();
      this.#measures.set(measure, places);
    }
    let sums = places.get(place);
    if (sums === undefined) {
      sums = new Map();
      places.set(place, sums);
    }
    const key = day * MOST_KINDS + this.#numberOf(kind);
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }

  visit: Counts['visit'] = (measure, { path, line, from, to }: CountFilter, visitor) => {
    const [first, last] = [from ?? -Infinity, to ?? Infinity];
    for (const [place, sums] of this.#measures.get(measure) ?? []) {
      if (!place.path.startsWith(path) || (line !== null && place.line !== line)) continue;
      const { department, item } = place;
      for (const [key, amount] of sums) {
        const day = Math.floor(key / MOST_KINDS) as Day;
        if (amount === 0 || day < first || day > last) continue;
        const kind = this.#kinds[key - day * MOST_KINDS] ?? null;
        visitor({ path: place.path, department, item, day, kind, amount });
      }
    }
  };

  #numberOf(kind: string | null): number {
    const known = this.#kinds.indexOf(kind);
    return known < 0 ? this.#kinds.push(kind) - 1 : known;
  }
}
