import type { Day } from '#domain/time/day.ts';
import type { CountPlace } from './count-places.ts';
import type { CountFilter, Counts } from './counts.ts';
import type { ReadCell } from './read-cell.ts';

/** A cell of a case that would move, read. What would be is not asked by channel. */
export type MovedCell = Omit<ReadCell, 'channel'> & { readonly amount: number };

/** The same with its place as it is kept. */
export interface PlacedCell extends Pick<MovedCell, 'measure' | 'day' | 'kind' | 'amount'> {
  readonly place: CountPlace;
}

/** More kinds than all measures of a case have. */
const MOST_KINDS = 65_536;
/** Stands for an absent day. */
const NO_DAY = -1;

/**
 * Sums of what would move, by place, day and kind. No text is made of a cell: of a hundred thousand cases
 * each moves some, which as texts would take a microsecond each.
 */
export class MovedCells implements Pick<Counts, 'visit'> {
  readonly #measures = new Map<string, Map<CountPlace, Map<number, number>>>();
  readonly #kinds: (string | null)[] = [];
  readonly #numbers = new Map<string | null, number>();

  add(
    measure: string,
    place: CountPlace,
    day: Day | null,
    kind: string | null,
    amount: number,
  ): void {
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
    const key = (day ?? NO_DAY) * MOST_KINDS + this.#numberOf(kind);
    sums.set(key, (sums.get(key) ?? 0) + amount);
  }

  visit: Counts['visit'] = (measure, { path, line, from, to }: CountFilter, visitor) => {
    const isDated = from !== undefined || to !== undefined;
    const [first, last] = [from ?? -Infinity, to ?? Infinity];
    for (const [place, sums] of this.#measures.get(measure) ?? []) {
      if (!place.path.startsWith(path) || (line !== null && place.line !== line)) continue;
      const { department, item } = place;
      for (const [key, amount] of sums) {
        const no = Math.floor(key / MOST_KINDS);
        const day = no === NO_DAY ? null : (no as Day);
        if (amount === 0 || (isDated && (day === null || day < first || day > last))) continue;
        const kind = this.#kinds[key - no * MOST_KINDS] ?? null;
        visitor({ path: place.path, department, item, day, kind, channel: null, amount });
      }
    }
  };

  #numberOf(kind: string | null): number {
    const known = this.#numbers.get(kind);
    if (known !== undefined) return known;
    const number = this.#kinds.push(kind) - 1;
    if (number >= MOST_KINDS) throw new RangeError(`more than ${MOST_KINDS} kinds of cells`);
    this.#numbers.set(kind, number);
    return number;
  }
}

/** A cell as it is read from its text. */
export function asRead({ measure, place, day, kind, amount }: PlacedCell): MovedCell {
  const { line, path, department, item } = place;
  return { measure, line, path, department, item, day, kind, amount };
}
