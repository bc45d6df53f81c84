import type { Day } from '#domain/time/day.ts';

/** Texts numbered as they come; 0 is null. */
export class Names {
  readonly texts: (string | null)[] = [null];
  readonly #numbers = new Map<string | null, number>([[null, 0]]);

  /** @param texts in the order of their numbers, the first null */
  constructor(texts: readonly (string | null)[] = [null]) {
    for (const text of texts) this.numberOf(text);
  }

  numberOf(text: string | null): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }

  textOf(number: number): string | null {
    return this.texts[number] ?? null;
  }
}

/** Stands for an absent day; no calendar reaches there. */
export const NO_DAY = -2_147_483_648;
/** Numbers of a row: line, the fields of {@link COLUMN}, and the amount. */
export const COLUMNS = 8;
/** Places of what cells are told apart by; the line before them is only filtered by. */
export const COLUMN = { path: 1, department: 2, item: 3, day: 4, kind: 5, channel: 6 } as const;
/** Place of the sum. */
export const AMOUNT = COLUMNS - 1;

const FIRST_ROWS = 64;
/** Slots for each row: with half of them free a row is found at the second look. */
const SLOTS_OF_A_ROW = 2;
const FREE = -1;

/**
 * Cells of one measure, such as `clock statutory`, in rows of numbers. A row is found by its numbers,
 * in slots of which each row lies in the first free one from its own on: a map by text would take ten
 * times the memory, and of a million cells a second to fill.
 */
export class CellTable {
  rows = new Int32Array(COLUMNS * FIRST_ROWS);
  /** Rows up to the last one; those with the amount 0 are free. */
  size = 0;
  #slots = new Int32Array(FIRST_ROWS * SLOTS_OF_A_ROW).fill(FREE);
  readonly #free: number[] = [];

  /** @param rows all of one table, none free */
  static of(rows: Int32Array<ArrayBuffer>): CellTable {
    const table = new CellTable();
    table.size = rows.length / COLUMNS;
    if (rows.length < table.rows.length) table.rows.set(rows);
    else table.rows = rows;
    table.#slotAll();
    return table;
  }

  /** How many cells there are. */
  get cells(): number {
    return this.size - this.#free.length;
  }

  /** Adds to the cell of these numbers, the last of them the amount; no cell is left with 0. */
  add(values: Int32Array): void {
    let slot = this.#slotOf(values, 0);
    let row = this.#slots[slot] ?? FREE;
    if (row === FREE) {
      row = this.#free.pop() ?? this.#grow();
      // Where the table grew the slots did as well.
      slot = this.#slotOf(values, 0);
      this.#slots[slot] = row;
      this.rows.set(values, row * COLUMNS);
      return;
    }
    const place = row * COLUMNS + AMOUNT;
    const sum = (this.rows[place] ?? 0) + (values[AMOUNT] ?? 0);
    this.rows[place] = sum;
    if (sum !== 0) return;
    this.#free.push(row);
    this.#freeSlot(slot);
  }

  /** The rows without those that are free, in a list of their own. */
  compact(): Int32Array<ArrayBuffer> {
    const { rows } = this;
    const kept = new Int32Array(this.cells * COLUMNS);
    let end = 0;
    for (let at = 0; at < this.size * COLUMNS; at += COLUMNS) {
      if (rows[at + AMOUNT] === 0) continue;
      for (let column = 0; column < COLUMNS; column += 1)
        kept[end + column] = rows[at + column] ?? 0;
      end += COLUMNS;
    }
    return kept;
  }

  /** Where the row of these numbers is listed, or the free slot where it would be. */
  #slotOf(values: Int32Array, at: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(values, at) & mask;
    for (;;) {
      const row = this.#slots[slot] ?? FREE;
      if (row === FREE || this.#isAt(row, values, at)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #isAt(row: number, values: Int32Array, at: number): boolean {
    const start = row * COLUMNS;
    for (let column = 0; column < AMOUNT; column += 1) {
      if (this.rows[start + column] !== values[at + column]) return false;
    }
    return true;
  }

  /** Moves up what stands behind a slot and would have stood in it, so that it is still found. */
  #freeSlot(freed: number): void {
    const mask = this.#slots.length - 1;
    let gap = freed;
    let slot = freed;
    for (;;) {
      this.#slots[gap] = FREE;
      let row: number;
      do {
        slot = (slot + 1) & mask;
        row = this.#slots[slot] ?? FREE;
        if (row === FREE) return;
        // Its own slot lies behind the gap, around the end: it stays.
      } while (isBetween(gap, hashOf(this.rows, row * COLUMNS) & mask, slot));
      this.#slots[gap] = row;
      gap = slot;
    }
  }

  #grow(): number {
    if ((this.size + 1) * COLUMNS > this.rows.length) {
      const larger = new Int32Array(this.rows.length * 2);
      larger.set(this.rows);
      this.rows = larger;
    }
    this.size += 1;
    if (this.size * SLOTS_OF_A_ROW > this.#slots.length) this.#slotAll();
    return this.size - 1;
  }

  /** Lists all rows anew, in slots for twice as many. */
  #slotAll(): void {
    let slots = FIRST_ROWS * SLOTS_OF_A_ROW;
    while (slots < this.size * SLOTS_OF_A_ROW * 2) slots *= 2;
    this.#slots = new Int32Array(slots).fill(FREE);
    for (let row = 0; row < this.size; row += 1) {
      if (this.rows[row * COLUMNS + AMOUNT] === 0) continue;
      this.#slots[this.#slotOf(this.rows, row * COLUMNS)] = row;
    }
  }
}

/** Whether a slot lies behind `gap` and not behind `slot`, in the order of the looks. */
function isBetween(gap: number, own: number, slot: number): boolean {
  return gap <= slot ? gap < own && own <= slot : gap < own || own <= slot;
}

/** Spreads the numbers of a row, but for its amount, over 32 bits. */
function hashOf(values: Int32Array, at: number): number {
  let hash = 0;
  for (let column = 0; column < AMOUNT; column += 1) {
    hash = Math.imul(hash ^ (values[at + column] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** What rows are picked by, beside the line. */
interface RowFilter {
  /** Path prefix. */
  readonly path: string;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/**
 * Where the rows of a filter begin. It is gone through a million of them for one page: no call for each.
 *
 * @param paths texts by the numbers that the rows have of paths
 * @param line number of the filter's line; absent where every line will do
 */
export function rowsWithin(
  { rows, size }: { readonly rows: Int32Array; readonly size: number },
  paths: readonly (string | null)[],
  line: number | undefined,
  filter: RowFilter,
): Int32Array {
  const inside = Uint8Array.from(paths, (path) => (path?.startsWith(filter.path) === true ? 1 : 0));
  const dated = filter.from !== undefined || filter.to !== undefined;
  const from = filter.from ?? (dated ? NO_DAY + 1 : NO_DAY);
  const to = filter.to ?? Infinity;
  const found = new Int32Array(size);
  let count = 0;
  for (let at = 0; at < size * COLUMNS; at += COLUMNS) {
    const day = rows[at + COLUMN.day] ?? NO_DAY;
    if (day < from || day > to || rows[at + AMOUNT] === 0) continue;
    if (inside[rows[at + COLUMN.path] ?? 0] !== 1) continue;
    if (line !== undefined && rows[at] !== line) continue;
    found[count] = at;
    count += 1;
  }
  return found.subarray(0, count);
}
