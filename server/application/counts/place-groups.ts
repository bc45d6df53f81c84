import type { CountPlace, CountPlaces } from './count-places.ts';
import type { CellField } from './count-cell.ts';
import type { CountFilter } from './counts.ts';

/** What places are told apart by. */
type PlaceField = Extract<CellField, 'path' | 'department' | 'item'>;

/** What is the same of all places of a group; null what they are not told apart by. */
type PlaceGroup = Pick<CountPlace, PlaceField>;

const FIELDS: readonly PlaceField[] = ['path', 'department', 'item'];

/** Places that are alike in some fields, numbered as they come. */
export class PlaceGroups {
  readonly #places: Pick<CountPlaces, 'at'>;
  readonly #fields: readonly PlaceField[];
  readonly #ofPlace: number[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #groups: PlaceGroup[] = [];

  constructor(places: Pick<CountPlaces, 'at'>, apartBy: readonly CellField[]) {
    this.#places = places;
    this.#fields = FIELDS.filter((field) => apartBy.includes(field));
  }

  /** How many there are of the places so far. */
  get size(): number {
    return this.#groups.length;
  }

  /** Number of the group of a place, by the number of the place. */
  of(index: number): number {
    return this.#ofPlace[index] ?? this.#find(index);
  }

  /** @throws {RangeError} there is no such group. */
  at(group: number): PlaceGroup {
    const found = this.#groups[group];
    if (found === undefined) throw new RangeError(`there is no group ${group}`);
    return found;
  }

  #find(index: number): number {
    const place = this.#places.at(index);
    // An empty code is not the same as none.
    const key = this.#fields.map((field) => place[field] ?? '\n').join('\n');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      const shown = Object.fromEntries(this.#fields.map((field) => [field, place[field]]));
      number = this.#groups.push({ path: '', department: null, item: null, ...shown }) - 1;
      this.#numbers.set(key, number);
    }
    while (this.#ofPlace.length < index) this.#find(this.#ofPlace.length);
    this.#ofPlace[index] = number;
    return number;
  }
}

/** Whether a place lies where a filter asks. */
export function isPlaceWithin(place: CountPlace, { path, line }: CountFilter): boolean {
  return place.path.startsWith(path) && (line === null || place.line === line);
}
