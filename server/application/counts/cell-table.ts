import type { Day } from '#domain/time/day.ts';

/** Texts numbered as they come; 0 is null. */
export class Names {
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

/** Stands for an absent day; no calendar reaches there. */
export const NO_DAY = -2_147_483_648;
/** Numbers of a row: line, the fields of {@link COLUMN}, and the amount. */
export const COLUMNS = 8;
/** Places of what cells are told apart by; the line before them is only filtered by. */
export const COLUMN = { path: 1, department: 2, item: 3, day: 4, kind: 5, channel: 6 } as const;
/** Place of the sum. */
export const AMOUNT = COLUMNS - 1;

/** Cells of one measure, such as `clock statutory`, in rows of numbers. */
export class CellTable {
  rows = new Int32Array(COLUMNS * 64);
  size = 0;
  readonly #free: number[] = [];

  add(values: readonly number[]): number {
    const row = this.#free.pop() ?? this.#grow();
    this.rows.set(values, row * COLUMNS);
    return row;
  }

  addTo(row: number, amount: number): number {
    const place = row * COLUMNS + AMOUNT;
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
