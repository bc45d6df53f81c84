import type { Instant } from '#domain/time/limit.ts';
import type { ReferenceRow } from '../store/store-rows.ts';
import { ReferenceBook } from './reference-book.ts';

const BOOKS_KEPT = 8;

/** Reference data as they are, and as they were recorded by any moment before. */
export class RecordedBooks {
  readonly #kept = new Map<number, ReferenceBook>();
  #rows: readonly ReferenceRow[];
  #now: ReferenceBook;

  /** @param rows all that was recorded, in order */
  constructor(rows: readonly ReferenceRow[]) {
    this.#rows = rows;
    this.#now = new ReferenceBook(rows);
  }

  get now(): ReferenceBook {
    return this.#now;
  }

  /** Reference data as recorded by a moment. */
  at(knownAt: Instant): ReferenceBook {
    let known = 0;
    for (const { no, recordedAt } of this.#rows) if (recordedAt <= knownAt) known = no;
    if (known === this.#now.configuration.version) return this.#now;
    const kept = this.#kept.get(known);
    if (kept !== undefined) return kept;
    // Before anything was recorded, what was recorded first is the best that is known.
    const first = this.#rows[0]?.recordedAt ?? 0;
    const book = new ReferenceBook(this.#rows, Math.max(knownAt, first));
    if (this.#kept.size >= BOOKS_KEPT) this.#kept.clear();
    this.#kept.set(known, book);
    return book;
  }

  /** Takes over what was recorded after all the rows here. */
  add(rows: readonly ReferenceRow[]): void {
    this.#rows = [...this.#rows, ...rows];
    this.#now = this.#now.with(rows);
    this.#kept.clear();
  }
}
