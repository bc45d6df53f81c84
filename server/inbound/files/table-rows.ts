import type { Json } from '#domain/cases/logged-event.ts';
import type { Attributes, Reading } from './log-part.ts';

/** Columns of this prefix state facts of the case, repeated in each of its rows. */
const OF_CASE = 'case:';
/** Cells of a row at most: the widest table of the field has some hundred. */
export const MOST_COLUMNS = 2_000;
/** Rows of one case that are handed on together at most. */
const TOGETHER = 2_000;

/**
 * Makes rows of the records of a table, of which the first is the head. One that repeats the head, as
 * where tables were joined, is none. Rows that follow each other and repeat the facts of a case are
 * one part.
 */
export class TableRows {
  #head: readonly string[] | undefined;
  #written: readonly string[] = [];
  #key: string | undefined;
  #facts: Attributes = new Map();
  #rows: Attributes[] = [];

  /** Takes the next record; answers what is complete. */
  add(record: readonly string[]): Reading[] {
    if (record.length > MOST_COLUMNS) {
      throw new Error(`a row has ${record.length} cells, and a table at most ${MOST_COLUMNS}`);
    }
    if (this.#head === undefined) {
      this.#head = uniqueNames(record);
      this.#written = record;
      return [];
    }
    if (isSame(record, this.#written)) return [];
    if (record.slice(this.#head.length).some((cell) => cell !== '')) {
      return [
        ...this.end(),
        { kind: 'asIs', value: `a row has more cells than the head: ${record.join(' | ')}` },
      ];
    }
    const facts = new Map<string, Json>();
    const row = new Map<string, Json>();
    for (const [index, name] of this.#head.entries()) {
      const value = record[index];
      if (value === undefined || value === '') continue;
      if (name.startsWith(OF_CASE)) facts.set(name.slice(OF_CASE.length), value);
      else row.set(name, value);
    }
    const key = facts.size === 0 ? undefined : JSON.stringify([...facts]);
    const before =
      key === undefined || key !== this.#key || this.#rows.length >= TOGETHER ? this.end() : [];
    this.#key = key;
    this.#facts = facts;
    this.#rows.push(row);
    return before;
  }

  /** What is left when no record follows. */
  end(): Reading[] {
    if (this.#rows.length === 0) return [];
    const part = { facts: this.#facts, rows: this.#rows, complete: true };
    this.#rows = [];
    return [{ kind: 'part', part }];
  }
}

/** Whether two records say the same; blanks around it, such as a byte-order mark, say nothing. */
function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((cell, at) => cell.trim() === other[at]?.trim());
}

/** A name that the head repeats gets its number: `hours`, `hours#2`. */
function uniqueNames(head: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return head.map((cell) => {
    const name = cell.trim();
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}
