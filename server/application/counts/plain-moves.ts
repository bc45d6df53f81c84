import type { PlainEnd } from '#domain/plain-case.ts';
import type { PlainMove } from './case-entry.ts';
import type { CountPlace, CountPlaces } from './count-places.ts';
import type { MovedCell, MovedCells } from './moved-cells.ts';

/** Numbers of a slot: where it is counted, and its end before and after; all 0 where nothing moves. */
const COLUMNS = 3;
const CLOCK = 'clock commitment';
const EARLY = 'early commitment';

/**
 * What plain cases would move, and what each of them does: a few numbers of each, since there may be a
 * million of them for each question that is kept.
 */
export class PlainMoves {
  readonly #places: Pick<CountPlaces, 'at'>;
  readonly #counts: MovedCells;
  readonly #numbers = new Map<PlainEnd, number>();
  readonly #ends: PlainEnd[] = [];
  #slots = new Int32Array(COLUMNS * 1024);

  /** @param counts into which it sums up */
  constructor(places: Pick<CountPlaces, 'at'>, counts: MovedCells) {
    this.#places = places;
    this.#counts = counts;
  }

  /** Notes what a case would move; nothing is known of it before. */
  put(slot: number, place: CountPlace, { was, is }: PlainMove): void {
    if (was.due === is.due && was.bucket === is.bucket && was.isEarly === is.isEarly) return;
    this.#makeRoom(slot);
    const at = slot * COLUMNS;
    this.#slots[at] = place.index;
    this.#slots[at + 1] = this.#numberOf(was);
    this.#slots[at + 2] = this.#numberOf(is);
    this.#add(place, was, -1);
    this.#add(place, is, 1);
  }

  /** Takes back what a case would move. */
  take(slot: number): void {
    const moved = this.#movedOf(slot);
    if (moved === undefined) return;
    this.#add(moved.place, moved.was, 1);
    this.#add(moved.place, moved.is, -1);
    this.#slots.fill(0, slot * COLUMNS, (slot + 1) * COLUMNS);
  }

  /** The cells that a case would take off and add. */
  cellsOf(slot: number): readonly MovedCell[] {
    const moved = this.#movedOf(slot);
    if (moved === undefined) return [];
    const { place, was, is } = moved;
    return [...cellsOfEnd(place, was, -1), ...cellsOfEnd(place, is, 1)];
  }

  #movedOf(slot: number): (PlainMove & { readonly place: CountPlace }) | undefined {
    const at = slot * COLUMNS;
    const was = this.#endOf(at + 1);
    const is = this.#endOf(at + 2);
    return was && is && { was, is, place: this.#places.at(this.#slots[at] ?? 0) };
  }

  #add(place: CountPlace, { due, bucket, isEarly }: PlainEnd, amount: number): void {
    this.#counts.add(CLOCK, place, due, bucket, amount);
    if (isEarly) this.#counts.add(EARLY, place, due, null, amount);
  }

  /** An end by its number, which 0 is not. */
  #endOf(column: number): PlainEnd | undefined {
    return this.#ends[(this.#slots[column] ?? 0) - 1];
  }

  #numberOf(end: PlainEnd): number {
    const known = this.#numbers.get(end);
    if (known !== undefined) return known;
    const number = this.#ends.push(end);
    this.#numbers.set(end, number);
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

/** The cells of a commitment with that end. */
function cellsOfEnd(
  { line, path, department, item }: CountPlace,
  { due, bucket, isEarly }: PlainEnd,
  amount: number,
): MovedCell[] {
  const cell = { line, path, department, item, day: due, amount };
  const clock = { ...cell, measure: CLOCK, kind: bucket };
  return isEarly ? [clock, { ...cell, measure: EARLY, kind: null }] : [clock];
}
