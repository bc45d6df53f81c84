import type { Day } from '#domain/time/day.ts';
import type { Instant } from '#domain/time/limit.ts';
import type { CaseKind } from './case-kinds.ts';
import type { CaseTable } from './case-table.ts';
import type { CountPlace } from './count-places.ts';
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

/** A case that would move. */
export interface MovedCase {
  readonly no: string;
  readonly cells: readonly MovedCell[];
}

/** A cell of a move that is asked for, and the number of its kind. */
interface Hit {
  readonly cell: OwnCell;
  readonly kind: number;
}

/** What is asked for of each kind of cases, by its number. */
type Hits = readonly (readonly Hit[] | undefined)[];

/** No group: a place that a filter leaves out. */
const OUTSIDE = -1;
const EVERYTHING = ['path', 'department', 'item', 'day', 'kind'] as const;

/**
 * What cases would move by what their kinds would. They are gone through for each sum that is asked:
 * keeping all that could be asked would cost more.
 */
export class SharedMoves {
  readonly #table: CaseTable;
  readonly #moveOf: (kind: CaseKind | undefined) => SharedMove | undefined;
  readonly #groups = new Map<string, PlaceGroups>();
  readonly #sums = new CellSums();

  constructor(table: CaseTable, moveOf: (kind: CaseKind | undefined) => SharedMove | undefined) {
    this.#table = table;
    this.#moveOf = moveOf;
  }

  /** The cases that would move, each with the cells that it would take off and add. */
  *moves(): Generator<MovedCase> {
    const table = this.#table;
    const { kindNumbers, placeNumbers } = table;
    for (const [slot, number] of kindNumbers.entries()) {
      const { cells = [] } = this.#moveOf(table.kinds.at(number)) ?? {};
      if (cells.length === 0) continue;
      const place = table.places.at(placeNumbers[slot] ?? 0);
      yield {
        no: table.noOf(slot),
        cells: cells.map((cell) => asRead(this.#placed(cell, place))),
      };
    }
  }

  /** What all cases would move together; where days are told apart, cell by cell. */
  readonly visit: Counts['visit'] = (measure, filter, visitor) => {
    const { apartBy = EVERYTHING } = filter;
    const kinds: (string | null)[] = [];
    const hits = this.#hits(measure, filter, kinds);
    if (kinds.length === 0) return;
    const { places } = this.#table;
    if (apartBy.includes('day')) {
      this.#eachHit(hits, filter, ({ cell }, index) => {
        const { path, department, item } = places.at(index);
        const { day, kind, amount } = cell;
        visitor({ path, department, item, day, kind, channel: null, amount });
      });
      return;
    }
    const groups = this.#groupsBy(apartBy);
    this.#addUp(hits, filter, groups, kinds.length);
    for (const [key, amount] of this.#sums.take()) {
      const kind = kinds[key % kinds.length] ?? null;
      const group = groups.at(Math.floor(key / kinds.length));
      visitor({ ...group, day: null, kind, channel: null, amount });
    }
  };

  /** What is asked for of each move; numbers its kinds. */
  #hits(measure: string, { from, to }: CountFilter, kinds: (string | null)[]): Hits {
    const isDated = from !== undefined || to !== undefined;
    const [first, last] = [from ?? -Infinity, to ?? Infinity];
    const numberOf = (kind: string | null): number => {
      const known = kinds.indexOf(kind);
      return known === -1 ? kinds.push(kind) - 1 : known;
    };
    const all = this.#table.kinds;
    const hits = new Array<Hit[] | undefined>(all.end).fill(undefined);
    for (const kind of all.all()) {
      for (const cell of this.#moveOf(kind)?.cells ?? []) {
        const { day } = cell;
        if (cell.measure !== measure) continue;
        if (isDated && (day === null || day < first || day > last)) continue;
        const hit = { cell, kind: numberOf(cell.kind) };
        const known = hits[kind.number];
        if (known === undefined) hits[kind.number] = [hit];
        else known.push(hit);
      }
    }
    return hits;
  }

  /** Sums of the hits by group and kind. It goes through a million cases: nothing is called for most of them. */
  #addUp(hits: Hits, filter: CountFilter, groups: PlaceGroups, kinds: number): void {
    const { kindNumbers, placeNumbers, places } = this.#table;
    const groupOf = (place: number): number =>
      isPlaceWithin(places.at(place), filter) ? groups.of(place) : OUTSIDE;
    const groupOfPlace = Int32Array.from({ length: places.size }, (_, place) => groupOf(place));
    this.#sums.begin(groups.size * kinds);
    for (let slot = 0; slot < kindNumbers.length; slot += 1) {
      const ofKind = hits[kindNumbers[slot] ?? 0];
      if (ofKind === undefined) continue;
      const place = placeNumbers[slot] ?? 0;
      const own = groupOfPlace[place] ?? OUTSIDE;
      for (const { cell, kind } of ofKind) {
        const group =
          cell.department === undefined
            ? own
            : groupOf(this.#placed(cell, places.at(place)).place.index);
        if (group !== OUTSIDE) this.#sums.add(group * kinds + kind, cell.amount);
      }
    }
  }

  #eachHit(hits: Hits, filter: CountFilter, visitor: (hit: Hit, place: number) => void): void {
    const { kindNumbers, placeNumbers, places } = this.#table;
    const isEverywhere = filter.path === '' && filter.line === null;
    for (let slot = 0; slot < kindNumbers.length; slot += 1) {
      const ofKind = hits[kindNumbers[slot] ?? 0];
      if (ofKind === undefined) continue;
      for (const hit of ofKind) {
        let place = placeNumbers[slot] ?? 0;
        if (hit.cell.department !== undefined) {
          place = this.#placed(hit.cell, places.at(place)).place.index;
        }
        if (isEverywhere || isPlaceWithin(places.at(place), filter)) visitor(hit, place);
      }
    }
  }

  #groupsBy(apartBy: NonNullable<CountFilter['apartBy']>): PlaceGroups {
    const key = apartBy.join(' ');
    let groups = this.#groups.get(key);
    if (groups === undefined) {
      groups = new PlaceGroups(this.#table.places, apartBy);
      this.#groups.set(key, groups);
    }
    return groups;
  }

  #placed({ department, ...cell }: OwnCell, own: CountPlace): PlacedCell {
    const place = department === undefined ? own : this.#table.places.of({ ...own, department });
    return { ...cell, place };
  }
}
