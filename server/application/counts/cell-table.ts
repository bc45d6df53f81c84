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
