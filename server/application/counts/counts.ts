import type { Day } from '#domain/time/day.ts';
import { CellSums } from './cell-sums.ts';
import { AMOUNT, CellTable, COLUMN, Names, NO_DAY, rowsWithin } from './cell-table.ts';

/** What cells can be told apart by. */
export type CellField = 'path' | 'department' | 'item' | 'day' | 'kind' | 'channel';

/** What a sum is taken over. */
export interface CountFilter {
  /** Path prefix. */
  readonly path: string;
  /** Exact line; null for all. */
  readonly line: string | null;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /**
   * All that whoever asks tells cells apart by, everything where absent: cells that are alike in it may
   * come as one, also where they add up to nothing, and what is not among it is not to be read.
   */
  readonly apartBy?: readonly CellField[] | undefined;
}

/** One cell as it is visited: what its sum is grouped by. */
export interface CountCell {
  readonly path: string;
  readonly department: string | null;
  readonly item: string | null;
  readonly day: Day | null;
  /** What else a cell tells apart: bucket of a clock, channel of a volume; null for cards. */
  readonly kind: string | null;
  /** How it came, of what is asked by channel; null where it does not say. */
  readonly channel: string | null;
  readonly amount: number;
}

const NO_TEXTS = {
  path: null,
  department: null,
  item: null,
  day: null,
  kind: null,
  channel: null,
} as const;

/**
 * The counts in memory: the sum of all contributions up to one commit. Cells are kept as numbers by
 * measure, so that a sum over a million of them takes milliseconds.
 */
export class Counts {
  readonly #tables = new Map<string, CellTable>();
  readonly #places = new Map<string, { readonly table: CellTable; readonly row: number }>();
  readonly #lines = new Names();
  readonly #paths = new Names();
  readonly #departments = new Names();
  readonly #items = new Names();
  readonly #kinds = new Names();
  readonly #channels = new Names();
  readonly #sums = new CellSums();

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
    const { rows } = table;
    const { apartBy } = filter;
    if (apartBy !== undefined && this.#visitSums(table, filter, apartBy, visitor)) return;
    for (const at of this.#rowsIn(table, filter)) {
      const day = rows[at + COLUMN.day] ?? NO_DAY;
      visitor({
        path: this.#paths.textOf(rows[at + COLUMN.path] ?? 0) ?? '',
        department: this.#departments.textOf(rows[at + COLUMN.department] ?? 0),
        item: this.#items.textOf(rows[at + COLUMN.item] ?? 0),
        day: day === NO_DAY ? null : (day as Day),
        kind: this.#kinds.textOf(rows[at + COLUMN.kind] ?? 0),
        channel: this.#channels.textOf(rows[at + COLUMN.channel] ?? 0),
        amount: rows[at + AMOUNT] ?? 0,
      });
    }
  }

  #rowsIn(table: CellTable, filter: CountFilter): Int32Array {
    const line = filter.line === null ? undefined : this.#lines.numberOf(filter.line);
    return rowsWithin(table, this.#paths.texts, line, filter);
  }

  /** The same by sums; false where they would be too many to have a number each. */
  #visitSums(
    table: CellTable,
    filter: CountFilter,
    apartBy: readonly CellField[],
    visitor: (cell: CountCell) => void,
  ): boolean {
    // A day has no number of its own, and nobody who sums asks for it.
    if (apartBy.includes('day')) return false;
    const fields: (readonly [field: CellField, texts: readonly (string | null)[]])[] = [];
    let keys = 1;
    /** What one number of a field adds to a key; nothing where it is not asked for. */
    const stepOf = (field: CellField, { texts }: Names): number => {
      if (!apartBy.includes(field)) return 0;
      const step = keys;
      fields.push([field, texts]);
      keys *= texts.length;
      return step;
    };
    const path = stepOf('path', this.#paths);
    const department = stepOf('department', this.#departments);
    const item = stepOf('item', this.#items);
    const kind = stepOf('kind', this.#kinds);
    const channel = stepOf('channel', this.#channels);
    if (!Number.isSafeInteger(keys)) return false;
    const { rows } = table;
    this.#sums.begin(keys);
    for (const at of this.#rowsIn(table, filter)) {
      const key =
        path * (rows[at + COLUMN.path] ?? 0) +
        department * (rows[at + COLUMN.department] ?? 0) +
        item * (rows[at + COLUMN.item] ?? 0) +
        kind * (rows[at + COLUMN.kind] ?? 0) +
        channel * (rows[at + COLUMN.channel] ?? 0);
      this.#sums.add(key, rows[at + AMOUNT] ?? 0);
    }
    for (const [key, amount] of this.#sums.take()) {
      const cell: Record<CellField, string | null> = { ...NO_TEXTS };
      let rest = key;
      for (const [field, texts] of fields) {
        cell[field] = texts[rest % texts.length] ?? null;
        rest = Math.floor(rest / texts.length);
      }
      visitor({ ...cell, path: cell.path ?? '', day: null, amount });
    }
    return true;
  }

  #place(cell: string): { readonly table: CellTable; readonly row: number } {
    const parts = readCell(cell);
    let table = this.#tables.get(parts.measure);
    if (table === undefined) {
      table = new CellTable();
      this.#tables.set(parts.measure, table);
    }
    const row = table.add([
      this.#lines.numberOf(parts.line),
      this.#paths.numberOf(parts.path),
      this.#departments.numberOf(parts.department),
      this.#items.numberOf(parts.item),
      parts.day ?? NO_DAY,
      this.#kinds.numberOf(parts.kind),
      this.#channels.numberOf(parts.channel),
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
 * here: `["measure","name",path,department,item,day,kind,channel]`, all but the first three null where
 * there is none, the last two also left out. It is visited as `measure name`, such as `clock statutory`, `volume received`
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
  if (parts[0] === 'volume') return { ...common, day: day(6), kind: text(5), channel: text(5) };
  return { ...common, day: day(5), kind: text(6), channel: text(7) };
}
