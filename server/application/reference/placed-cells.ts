/** Cells of one generation: some 30 MB of text. */
const MOST_CELLS = 100_000;

type Lines = Map<string, Map<string, string>>;

/**
 * Cells behind the line that they are counted in, each text once: thousands of subjects add to the
 * same cell, and each derivation names all cells of its subject anew. In two generations: when the
 * young one is full, the old one goes.
 */
export class PlacedCells {
  #young: Lines = new Map();
  #old: Lines = new Map();
  #held = 0;

  /** The cell with its line before it; null for none. */
  place(line: string | null, cell: string): string {
    const code = line ?? '';
    const known = this.#young.get(code)?.get(cell);
    if (known !== undefined) return known;
    const placed = this.#old.get(code)?.get(cell) ?? `${code}|${cell}`;
    this.#keep(code, cell, placed);
    return placed;
  }

  #keep(code: string, cell: string, placed: string): void {
    if (this.#held >= MOST_CELLS) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#held = 0;
    }
    const cells = this.#young.get(code);
    if (cells === undefined) this.#young.set(code, new Map([[cell, placed]]));
    else cells.set(cell, placed);
    this.#held += 1;
  }
}
