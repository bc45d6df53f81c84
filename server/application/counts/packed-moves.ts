import type { Day } from '#domain/time/day.ts';
import { AMOUNT, COLUMN, COLUMNS, Names, NO_DAY, rowsWithin } from './cell-table.ts';
import type { CountCell } from './count-cell.ts';
import type { CountFilter } from './counts.ts';
import type { ReadCell } from './read-cell.ts';
import { RowSums } from './row-sums.ts';

/** What stands before the rows: every text once, and how many rows each measure has. */
interface Heading {
  readonly texts: readonly (string | null)[];
  readonly measures: readonly (readonly [measure: string, rows: number])[];
}

const NUMBER_BYTES = Int32Array.BYTES_PER_ELEMENT;
const HEADING_AT = NUMBER_BYTES;

/**
 * What moved in the counts, as it is kept: a heading as text, then rows of numbers as
 * {@link CellTable} has them, measure by measure. They are looked through as they were read: of a
 * hundred thousand none is taken apart. Numbers are little-endian, as of every machine that runs this.
 */
export class PackedMoves {
  readonly texts: readonly (string | null)[];
  readonly measures = new Map<string, Int32Array>();

  constructor(bytes: Uint8Array) {
    // Numbers can only be looked at where they lie on a multiple of their size.
    const own = bytes.byteOffset % NUMBER_BYTES === 0 ? bytes : Uint8Array.from(bytes);
    const numbers = new Int32Array(own.buffer, own.byteOffset, own.length / NUMBER_BYTES);
    const rowsAt = HEADING_AT + (numbers[0] ?? 0);
    const text = new TextDecoder().decode(own.subarray(HEADING_AT, rowsAt));
    const { texts, measures } = JSON.parse(text) as Heading;
    this.texts = texts;
    let at = rowsAt / NUMBER_BYTES;
    for (const [measure, rows] of measures) {
      this.measures.set(measure, numbers.subarray(at, at + rows * COLUMNS));
      at += rows * COLUMNS;
    }
  }

  /** Visits the cells of a measure in a filter, each amount times the sign. */
  visit(
    measure: string,
    filter: CountFilter,
    sign: 1 | -1,
    visitor: (cell: CountCell) => void,
  ): void {
    const rows = this.measures.get(measure);
    if (rows === undefined) return;
    const { texts } = this;
    const line = filter.line === null ? undefined : texts.indexOf(filter.line);
    const table = { rows, size: rows.length / COLUMNS };
    for (const at of rowsWithin(table, texts, line, filter)) {
      const day = rows[at + COLUMN.day] ?? NO_DAY;
      visitor({
        path: texts[rows[at + COLUMN.path] ?? 0] ?? '',
        department: texts[rows[at + COLUMN.department] ?? 0] ?? null,
        item: texts[rows[at + COLUMN.item] ?? 0] ?? null,
        day: day === NO_DAY ? null : (day as Day),
        kind: texts[rows[at + COLUMN.kind] ?? 0] ?? null,
        channel: texts[rows[at + COLUMN.channel] ?? 0] ?? null,
        amount: sign * (rows[at + AMOUNT] ?? 0),
      });
    }
  }
}

/** Adds moves up and packs them. */
export class MovesSum {
  readonly #texts = new Names();
  readonly #measures = new Map<string, RowSums>();

  add({ measure, line, path, department, item, day, kind, channel }: ReadCell, amount: number) {
    const no = (text: string | null): number => this.#texts.numberOf(text);
    const row = [
      ...[no(line), no(path), no(department), no(item), day ?? NO_DAY, no(kind), no(channel)],
      amount,
    ];
    this.#sumsOf(measure).add(row, 0);
  }

  addPacked({ texts, measures }: PackedMoves): void {
    const numbers = texts.map((text) => this.#texts.numberOf(text));
    const row = new Int32Array(COLUMNS);
    for (const [measure, rows] of measures) {
      const sums = this.#sumsOf(measure);
      for (let at = 0; at < rows.length; at += COLUMNS) {
        for (let column = 0; column < COLUMNS; column += 1) {
          const value = rows[at + column] ?? 0;
          const isNumber = column === COLUMN.day || column === AMOUNT;
          row[column] = isNumber ? value : (numbers[value] ?? 0);
        }
        sums.add(row, 0);
      }
    }
  }

  /** What is left of the sum; undefined where all of it came to nothing. */
  pack(): Uint8Array | undefined {
    const rows: Int32Array[] = [];
    const measures: (readonly [string, number])[] = [];
    for (const [measure, sums] of [...this.#measures].sort(([one], [other]) =>
      one < other ? -1 : 1,
    )) {
      const left = sorted(sums);
      if (left.length === 0) continue;
      rows.push(left);
      measures.push([measure, left.length / COLUMNS]);
    }
    if (rows.length === 0) return undefined;
    const heading: Heading = { texts: this.#texts.texts, measures };
    const text = new TextEncoder().encode(JSON.stringify(heading));
    const padded = Math.ceil(text.length / NUMBER_BYTES) * NUMBER_BYTES;
    const total = rows.reduce((sum, part) => sum + part.length, 0);
    const bytes = new Uint8Array(HEADING_AT + padded + total * NUMBER_BYTES);
    bytes.fill(' '.charCodeAt(0), HEADING_AT, HEADING_AT + padded);
    bytes.set(text, HEADING_AT);
    const numbers = new Int32Array(bytes.buffer);
    numbers[0] = padded;
    let at = (HEADING_AT + padded) / NUMBER_BYTES;
    for (const part of rows) {
      numbers.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  #sumsOf(measure: string): RowSums {
    const known = this.#measures.get(measure);
    if (known !== undefined) return known;
    const sums = new RowSums();
    this.#measures.set(measure, sums);
    return sums;
  }
}

/** The rows that came to something, like beside like: sorted they take half the room. */
function sorted({ rows, size }: RowSums): Int32Array {
  const places: number[] = [];
  for (let at = 0; at < size * COLUMNS; at += COLUMNS) if (rows[at + AMOUNT] !== 0) places.push(at);
  places.sort((one, other) => {
    for (let column = 0; column < AMOUNT; column += 1) {
      const difference = (rows[one + column] ?? 0) - (rows[other + column] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  const left = new Int32Array(places.length * COLUMNS);
  for (const [place, at] of places.entries()) {
    left.set(rows.subarray(at, at + COLUMNS), place * COLUMNS);
  }
  return left;
}
