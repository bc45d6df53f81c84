import type { Day } from '#domain/time/day.ts';
import { CellSums } from './cell-sums.ts';
import type { CellField, CountCell } from './count-cell.ts';
import { cellText, readCell } from './read-cell.ts';
import { AMOUNT, CellTable, COLUMN, COLUMNS, Names, NO_DAY, rowsWithin } from './cell-table.ts';

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

const NO_TEXTS = {
  path: null,
  department: null,
  item: null,
  day: null,
  kind: null,
  channel: null,
} as const;

/** Cells of which it is remembered what their text says: those of today come again and again. */
const MOST_READ = 50_000;

/** Texts that cells name, each in the order of their numbers. */
type NamedBy = 'line' | 'path' | 'department' | 'item' | 'kind' | 'channel';

/** All that counts are made of, for keeping. */
export interface CountParts {
  readonly names: Readonly<Record<NamedBy, readonly (string | null)[]>>;
  /** Rows of each measure, as a `CellTable` has them; none is 0. */
  readonly tables: readonly (readonly [measure: string, rows: Int32Array<ArrayBuffer>])[];
}

/** What the text of a cell says: its table, and its row with room for an amount. */
interface Place {
  readonly table: CellTable;
  readonly values: Int32Array;
}

/**
 * The counts in memory: the sum of all contributions up to one commit. Cells are kept as numbers by
 * measure, so that a sum over a million of them takes milliseconds.
 */
export class Counts {
  readonly #tables = new Map<string, CellTable>();
  readonly #read = new Map<string, Place>();
  readonly #names: Readonly<Record<NamedBy, Names>>;
  readonly #sums = new CellSums();

  /** @param parts of other counts, which are taken over: those may not be used any more */
  constructor(parts?: CountParts) {
    const named = (by: NamedBy): Names => new Names(parts?.names[by]);
    this.#names = {
      line: named('line'),
      path: named('path'),
      department: named('department'),
      item: named('item'),
      kind: named('kind'),
      channel: named('channel'),
    };
    for (const [measure, rows] of parts?.tables ?? []) {
      this.#tables.set(measure, CellTable.of(rows));
    }
  }

  /** A copy of all of it. */
  parts(): CountParts {
    const texts = (by: NamedBy): readonly (string | null)[] => [...this.#names[by].texts];
    return {
      names: {
        line: texts('line'),
        path: texts('path'),
        department: texts('department'),
        item: texts('item'),
        kind: texts('kind'),
        channel: texts('channel'),
      },
      tables: [...this.#tables].map(([measure, table]) => [measure, table.compact()] as const),
    };
  }

  /** Adds to a cell as contributions name it: the line, `|`, then JSON. */
  add(cell: string, amount: number): void {
    if (amount === 0) return;
    const { table, values } = this.#read.get(cell) ?? this.#place(cell);
    values[AMOUNT] = amount;
    table.add(values);
  }

  /** All cells with their amounts, for checks. */
  *cells(): Generator<[cell: string, amount: number]> {
    for (const [measure, { rows, size }] of this.#tables) {
      for (let at = 0; at < size * COLUMNS; at += COLUMNS) {
        const amount = rows[at + AMOUNT] ?? 0;
        if (amount === 0) continue;
        const line = this.#names.line.textOf(rows[at] ?? 0) ?? '';
        yield [cellText({ ...this.#cellAt(rows, at), measure, line }), amount];
      }
    }
  }

  get size(): number {
    let size = 0;
    for (const { cells } of this.#tables.values()) size += cells;
    return size;
  }

  /** Visits the cells of a measure, named as in {@link readCell}, in a filter. */
  visit(measure: string, filter: CountFilter, visitor: (cell: CountCell) => void): void {
    const table = this.#tables.get(measure);
    if (table === undefined) return;
    const { rows } = table;
    const { apartBy } = filter;
    if (apartBy !== undefined && this.#visitSums(table, filter, apartBy, visitor)) return;
    for (const at of this.#rowsIn(table, filter)) {
      visitor(this.#cellAt(rows, at));
    }
  }

  #cellAt(rows: Int32Array, at: number): CountCell {
    const day = rows[at + COLUMN.day] ?? NO_DAY;
    const { path, department, item, kind, channel } = this.#names;
    return {
      path: path.textOf(rows[at + COLUMN.path] ?? 0) ?? '',
      department: department.textOf(rows[at + COLUMN.department] ?? 0),
      item: item.textOf(rows[at + COLUMN.item] ?? 0),
      day: day === NO_DAY ? null : (day as Day),
      kind: kind.textOf(rows[at + COLUMN.kind] ?? 0),
      channel: channel.textOf(rows[at + COLUMN.channel] ?? 0),
      amount: rows[at + AMOUNT] ?? 0,
    };
  }

  #rowsIn(table: CellTable, filter: CountFilter): Int32Array {
    const line = filter.line === null ? undefined : this.#names.line.numberOf(filter.line);
    return rowsWithin(table, this.#names.path.texts, line, filter);
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
    const path = stepOf('path', this.#names.path);
    const department = stepOf('department', this.#names.department);
    const item = stepOf('item', this.#names.item);
    const kind = stepOf('kind', this.#names.kind);
    const channel = stepOf('channel', this.#names.channel);
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

  #place(cell: string): Place {
    const parts = readCell(cell);
    let table = this.#tables.get(parts.measure);
    if (table === undefined) {
      table = new CellTable();
      this.#tables.set(parts.measure, table);
    }
    const { line, path, department, item, kind, channel } = this.#names;
    const values = Int32Array.of(
      line.numberOf(parts.line),
      path.numberOf(parts.path),
      department.numberOf(parts.department),
      item.numberOf(parts.item),
      parts.day ?? NO_DAY,
      kind.numberOf(parts.kind),
      channel.numberOf(parts.channel),
      0,
    );
    const place = { table, values };
    if (this.#read.size >= MOST_READ) this.#read.clear();
    this.#read.set(cell, place);
    return place;
  }
}
