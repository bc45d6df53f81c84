/** Committed rows of one table by key. */
export class Table<Key, Row> {
  readonly rows = new Map<Key, Row>();

  /** A view for one transaction or snapshot. */
  view(): TableView<Key, Row> {
    return new TableView(this.rows);
  }
}

/**
 * A table as one transaction or one snapshot sees it: committed rows under rows of its own. For a
 * transaction those are what it wrote; for a snapshot, what others have overwritten since.
 */
export class TableView<Key, Row> {
  readonly #rows: Map<Key, Row>;
  readonly #own = new Map<Key, Row | undefined>();

  constructor(rows: Map<Key, Row>) {
    this.#rows = rows;
  }

  get(key: Key): Row | undefined {
    return this.#own.has(key) ? this.#own.get(key) : this.#rows.get(key);
  }

  set(key: Key, row: Row): void {
    this.#own.set(key, row);
  }

  delete(key: Key): void {
    this.#own.set(key, undefined);
  }

  *entries(): Generator<[Key, Row]> {
    for (const entry of this.#rows) if (!this.#own.has(entry[0])) yield entry;
    for (const [key, row] of this.#own) if (row !== undefined) yield [key, row];
  }

  *values(): Generator<Row> {
    for (const [, row] of this.entries()) yield row;
  }

  get isTouched(): boolean {
    return this.#own.size > 0;
  }

  /** Makes what was written the committed rows; the open snapshots keep seeing the rows before. */
  commit(snapshots: Iterable<TableView<Key, Row>>): void {
    for (const snapshot of snapshots) snapshot.#remember(this.#own.keys());
    for (const [key, row] of this.#own) {
      if (row === undefined) this.#rows.delete(key);
      else this.#rows.set(key, row);
    }
    this.#own.clear();
  }

  discard(): void {
    this.#own.clear();
  }

  #remember(keys: Iterable<Key>): void {
    for (const key of keys) if (!this.#own.has(key)) this.#own.set(key, this.#rows.get(key));
  }
}
