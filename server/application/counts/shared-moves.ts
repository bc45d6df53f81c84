import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { CountPlace, CountPlaces } from './count-places.ts';
import { CellSums } from './cell-sums.ts';
import type { CountFilter, Counts } from './counts.ts';
import { asRead } from './moved-cells.ts';
import type { MovedCell, PlacedCell } from './moved-cells.ts';
import { isPlaceWithin, PlaceGroups } from './place-groups.ts';

/** A cell that a case would move, wherever the case lies. */
export interface OwnCell {
  readonly measure: string;
  /** Undefined for the own one of the case. */
  readonly department: string | null | undefined;
  readonly day: Day | null;
  readonly kind: string | null;
  readonly amount: number;
}

/** What each of some cases would move in the counts, and until when. */
export interface SharedMove {
  readonly cells: readonly OwnCell[];
  readonly nextAt: Instant | null;
}

/** A cell of a move that is asked for, and the number of its kind. */
interface Hit {
  readonly cell: OwnCell;
  readonly kind: number;
}

/** Numbers of a slot: where it is counted, and what it moves; both 0 where nothing moves. */
const COLUMNS = 2;
const EVERYTHING = ['path', 'department', 'item', 'day', 'kind'] as const;

/**
 * What cases would move, and what each of them does: two numbers of each, since there may be a million of
 * them for each question that is kept. They are gone through for each sum that is asked: keeping all that
 * could be asked would cost more.
 */
export class SharedMoves {
  readonly #places: Pick<CountPlaces, 'at' | 'of'>;
  readonly #numbers = new Map<SharedMove, number>();
  readonly #moves: SharedMove[] = [];
  readonly #groups = new Map<string, PlaceGroups>();
  readonly #sums = new CellSums();
  #slots = new Int32Array(COLUMNS * 1024);

  constructor(places: Pick<CountPlaces, 'at' | 'of'>) {
    this.#places = places;
  }

  /** Notes what a case would move, in place of what was noted of it before. */
  put(slot: number, { index }: CountPlace, move: SharedMove): void {
    if (move.cells.length === 0) {
      this.take(slot);
      return;
    }
    this.#makeRoom(slot);
    this.#slots[slot * COLUMNS] = index;
    this.#slots[slot * COLUMNS + 1] = this.#numberOf(move);
  }

  /** A case would move nothing. */
  take(slot: number): void {
    this.#slots.fill(0, slot * COLUMNS, (slot + 1) * COLUMNS);
  }

  /** The cells that a case would take off and add. */
  cellsOf(slot: number): readonly MovedCell[] {
    const move = this.#moves[(this.#slots[slot * COLUMNS + 1] ?? 0) - 1];
    if (move === undefined) return [];
    const place = this.#places.at(this.#slots[slot * COLUMNS] ?? 0);
    return move.cells.map((cell) => asRead(this.#placed(cell, place)));
  }

  /** What all cases would move together; where days are told apart, cell by cell. */
  readonly visit: Counts['visit'] = (measure, filter, visitor) => {
    const { apartBy = EVERYTHING } = filter;
    const kinds: (string | null)[] = [];
    const hits = this.#hits(measure, filter, kinds);
    if (kinds.length === 0) return;
    if (apartBy.includes('day')) {
      this.#eachHit(hits, filter, ({ cell }, index) => {
        const { path, department, item } = this.#places.at(index);
        const { day, kind, amount } = cell;
        visitor({ path, department, item, day, kind, channel: null, amount });
      });
      return;
    }
    const groups = this.#groupsBy(apartBy);
    this.#sums.begin(groups.size * kinds.length);
    this.#eachHit(hits, filter, ({ cell, kind }, index) => {
      this.#sums.add(groups.of(index) * kinds.length + kind, cell.amount);
    });
    for (const [key, amount] of this.#sums.take()) {
      const kind = kinds[key % kinds.length] ?? null;
      const group = groups.at(Math.floor(key / kinds.length));
      visitor({ ...group, day: null, kind, channel: null, amount });
    }
  };

  /** What is asked for of each move; numbers its kinds. */
  #hits(
    measure: string,
    { from, to }: CountFilter,
    kinds: (string | null)[],
  ): readonly (readonly Hit[])[] {
    const isDated = from !== undefined || to !== undefined;
    const [first, last] = [from ?? -Infinity, to ?? Infinity];
    const numberOf = (kind: string | null): number => {
      const known = kinds.indexOf(kind);
      return known === -1 ? kinds.push(kind) - 1 : known;
    };
    return this.#moves.map(({ cells }) =>
      cells.flatMap((cell): readonly Hit[] => {
        const { day } = cell;
        if (cell.measure !== measure) return [];
        if (isDated && (day === null || day < first || day > last)) return [];
        return [{ cell, kind: numberOf(cell.kind) }];
      }),
    );
  }

  #eachHit(
    hits: readonly (readonly Hit[])[],
    filter: CountFilter,
    visitor: (hit: Hit, place: number) => void,
  ): void {
    const slots = this.#slots;
    const isEverywhere = filter.path === '' && filter.line === null;
    for (let at = 0; at < slots.length; at += COLUMNS) {
      const number = slots[at + 1] ?? 0;
      if (number === 0) continue;
      for (const hit of hits[number - 1] ?? []) {
        let place = slots[at] ?? 0;
        if (hit.cell.department !== undefined) {
          place = this.#placed(hit.cell, this.#places.at(place)).place.index;
        }
        if (isEverywhere || isPlaceWithin(this.#places.at(place), filter)) visitor(hit, place);
      }
    }
  }

  #groupsBy(apartBy: NonNullable<CountFilter['apartBy']>): PlaceGroups {
    const key = apartBy.join(' ');
    let groups = this.#groups.get(key);
    if (groups === undefined) {
      groups = new PlaceGroups(this.#places, apartBy);
      this.#groups.set(key, groups);
    }
    return groups;
  }

  #placed({ department, ...cell }: OwnCell, own: CountPlace): PlacedCell {
    const place = department === undefined ? own : this.#places.of({ ...own, department });
    return { ...cell, place };
  }

  #numberOf(move: SharedMove): number {
    const known = this.#numbers.get(move);
    if (known !== undefined) return known;
    const number = this.#moves.push(move);
    this.#numbers.set(move, number);
    return number;
  }

  #makeRoom(slot: number): void {
    const wanted = (slot + 1) * COLUMNS;
    if (wanted <= this.#slots.length) return;
    const larger = new Int32Array(Math.max(wanted, this.#slots.length * 2));
    larger.set(this.#slots);
    this.#slots = larger;
  }
}
