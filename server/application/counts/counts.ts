import type { Day } from '#domain/time/day.ts';

/** What a sum is taken over. */
export interface CountFilter {
  /** Path prefix. */
  readonly path: string;
  /** Exact line; null for all. */
  readonly line: string | null;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** One cell as it is visited: what its sum is grouped by. */
export interface CountCell {
  readonly path: string;
  readonly department: string | null;
  readonly item: string | null;
  readonly day: Day | null;
  /** What else a cell tells apart: bucket of a clock, channel of a volume; null for cards. */
  readonly kind: string | null;
  readonly amount: number;
}

/** Texts numbered as they come; 0 is null. */
class Names {
  readonly texts: (string | null)[] = [null];
  readonly #numbers = new Map<string | null, number>([[null, 0]]);

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

// Stands for an absent day; no calendar reaches there.
const NO_DAY = -2_147_483_648;
const COLUMNS = 7;

/** Cells of one measure, such as `clock statutory`, in rows of numbers. */
class Table {
  rows = new Int32Array(COLUMNS * 64);
  size = 0;
  readonly #free: number[] = [];

  add(values: readonly number[]): number {
    const row = this.#free.pop() ?? this.#grow();
    this.rows.set(values, row * COLUMNS);
    return row;
  }

  addTo(row: number, amount: number): number {
    const place = row * COLUMNS + COLUMNS - 1;
    const sum = (this.rows[place] ?? 0) + amount;
    this.rows[place] = sum;
    return sum;
  }

  free(row: number): void {
    this.#free.push(row);
  }

  #grow(): number {
    if ((this.size + 1) * COLUMNS > this.rows.length) {
      const larger = new Int32Array(this.rows.length * 2);
      larger.set(this.rows);
      this.rows = larger;
    }
    this.size += 1;
    return this.size - 1;
  }
}

/**
 * The counts in memory: the sum of all contributions up to one commit. Cells are kept as numbers by
 * measure, so that a sum over a million of them takes milliseconds.
 */
export class Counts {
  readonly #tables = new Map<string, Table>();
  readonly #places = new Map<string, { readonly table: Table; readonly row: number }>();
  readonly #lines = new Names();
  readonly #paths = new Names();
  readonly #departments = new Names();
  readonly #items = new Names();
  readonly #kinds = new Names();

  /** Adds to a cell as contributions name it: the line, `|`, then JSON. */
  add(cell: string, amount: number): void {
    if (amount === 0) return;
    const place = this.#places.get(cell) ?? this.#place(cell);
    if (place.table.addTo(place.row, amount) !== 0) return;
    place.table.free(place.row);
    this.#places.delete(cell);
  }

  /** All cells with their amounts, for checks. */
  *cells(): Generator<[cell: string, amount: number]> {
    for (const [cell, { table, row }] of this.#places) yield [cell, table.addTo(row, 0)];
  }

  get size(): number {
    return this.#places.size;
  }

  /** Visits the cells of a measure, named as in {@link readCell}, in a filter. */
  visit(measure: string, filter: CountFilter, visitor: (cell: CountCell) => void): void {
    const table = this.#tables.get(measure);
    if (table === undefined) return;
    const inside = this.#paths.texts.map((path) => path?.startsWith(filter.path) === true);
    const line = filter.line === null ? -1 : this.#lines.numberOf(filter.line);
    const from = filter.from ?? NO_DAY;
    const to = filter.to ?? Infinity;
    const dated = filter.from !== undefined || filter.to !== undefined;
    const { rows } = table;
    for (let at = 0; at < table.size * COLUMNS; at += COLUMNS) {
      const amount = rows[at + 6] ?? 0;
      if (amount === 0 || inside[rows[at + 1] ?? 0] !== true) continue;
      if (line >= 0 && rows[at] !== line) continue;
      const day = rows[at + 4] ?? NO_DAY;
      if (dated && (day === NO_DAY || day < from || day > to)) continue;
      visitor({
        path: this.#paths.textOf(rows[at + 1] ?? 0) ?? '',
        department: this.#departments.textOf(rows[at + 2] ?? 0),
        item: this.#items.textOf(rows[at + 3] ?? 0),
        day: day === NO_DAY ? null : (day as Day),
        kind: this.#kinds.textOf(rows[at + 5] ?? 0),
        amount,
      });
    }
  }

  #place(cell: string): { readonly table: Table; readonly row: number } {
    const parts = readCell(cell);
    let table = this.#tables.get(parts.measure);
    if (table === undefined) {
      table = new Table();
      this.#tables.set(parts.measure, table);
    }
    const row = table.add([
      this.#lines.numberOf(parts.line),
      this.#paths.numberOf(parts.path),
      this.#departments.numberOf(parts.department),
      this.#items.numberOf(parts.item),
      parts.day ?? NO_DAY,
      this.#kinds.numberOf(parts.kind),
      0,
    ]);
    const place = { table, row };
    this.#places.set(cell, place);
    return place;
  }
}

/** A cell of a contribution, read. */
export interface ReadCell extends Omit<CountCell, 'amount'> {
  readonly measure: string;
  readonly line: string;
}

/**
 * Reads a cell with the line before it. Every measure has one shape, so that new ones need nothing
 * here: `["measure","name",path,department,item,day,kind]`, all but the first three null where there is
 * none, `kind` also left out. It is visited as `measure name`, such as `clock statutory`, `volume received`
 * or `card red`. The one exception is older: a volume has its channel, which is its kind, before its day.
 */
export function readCell(cell: string): ReadCell {
  const bar = cell.indexOf('|');
  const parts = JSON.parse(cell.slice(bar + 1)) as readonly (string | number | null)[];
  const text = (index: number): string | null => {
    const part = parts[index];
    return typeof part === 'string' ? part : null;
  };
  const day = (index: number): Day | null => {
    const part = parts[index];
    return typeof part === 'number' ? (part as Day) : null;
  };
  const common = {
    measure: `${text(0) ?? ''} ${text(1) ?? ''}`,
    line: cell.slice(0, bar),
    path: text(2) ?? '',
    department: text(3),
    item: text(4),
  };
  if (parts[0] === 'volume') return { ...common, day: day(6), kind: text(5) };
  return { ...common, day: day(5), kind: text(6) };
}
