import { AMOUNT, COLUMNS } from './cell-table.ts';

const FIRST_ROWS = 32;
/** Spreads numbers that differ little. */
const SPREAD = 0x9e3779b1;

/**
 * Sums of rows as {@link CellTable} has them, found again by all that is before the amount. No text and
 * no object is made of a row: of a day there are a hundred thousand.
 */
export class RowSums {
  rows = new Int32Array(FIRST_ROWS * COLUMNS);
  size = 0;
  /** Places of rows plus one, by what they are found by; 0 is free. At most half of them are taken. */
  #slots = new Int32Array(FIRST_ROWS * 2);

  /** Adds the row that begins at a place of others. */
  add(of: ArrayLike<number>, begin: number): void {
    const slot = this.#find(of, begin);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) {
      const place = (known - 1) * COLUMNS + AMOUNT;
      this.rows[place] = (this.rows[place] ?? 0) + (of[begin + AMOUNT] ?? 0);
      return;
    }
    const place = this.size * COLUMNS;
    for (let column = 0; column < COLUMNS; column += 1) {
      this.rows[place + column] = of[begin + column] ?? 0;
    }
    this.size += 1;
    this.#slots[slot] = this.size;
    if ((this.size + 1) * COLUMNS > this.rows.length) this.#grow();
  }

  /** The slot of a row that is there, or the free one where it belongs. */
  #find(of: ArrayLike<number>, begin: number): number {
    const mask = this.#slots.length - 1;
    let hash = 0;
    for (let column = 0; column < AMOUNT; column += 1) {
      hash = Math.imul((hash ^ (of[begin + column] ?? 0)) + column, SPREAD);
      hash ^= hash >>> 15;
    }
    let slot = hash & mask;
    for (;;) {
      const known = this.#slots[slot] ?? 0;
      if (known === 0 || this.#isAt((known - 1) * COLUMNS, of, begin)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isAt(place: number, of: ArrayLike<number>, begin: number): boolean {
    for (let column = 0; column < AMOUNT; column += 1) {
      if (this.rows[place + column] !== of[begin + column]) return false;
    }
    return true;
  }

  #grow(): void {
    const larger = new Int32Array(this.rows.length * 2);
    larger.set(this.rows);
    this.rows = larger;
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let row = 0; row < this.size; row += 1) {
      this.#slots[this.#find(this.rows, row * COLUMNS)] = row + 1;
    }
  }
}
