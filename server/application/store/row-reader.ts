import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseDay } from '#domain/time/day.ts';

/** Why a row of reference data is not taken. */
export interface RowProblem {
  readonly code: string;
  readonly message: string;
}

/** A row as it stands in a file. */
export type Row = Readonly<Record<string, unknown>>;

const LONGEST = 512;

/** Reads fields of one row and remembers the first that is wrong. */
export class RowReader {
  problem: string | undefined;
  readonly #row: Row;

  constructor(row: Row) {
    this.#row = row;
  }

  fail(message: string): void {
    this.problem ??= message;
  }

  text(field: string): string {
    const value = this.optional(field);
    if (value === null) this.fail(`${field} is missing`);
    return value ?? '';
  }

  optional(field: string): string | null {
    const value = this.#row[field];
    if (value === undefined || value === null || value === '') return null;
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && text.length <= LONGEST && !text.includes('\0')) {
      return text.trim();
    }
    this.fail(`${field} must be a text of at most ${LONGEST} characters`);
    return null;
  }

  /** A whole number from 0; null where the row says nothing of it. */
  count(field: string): number | null {
    const text = this.optional(field);
    if (text === null) return null;
    if (!/^\d{1,6}$/.test(text)) this.fail(`${field} must be a whole number`);
    return Number(text);
  }

  /** Whether a field is true; false where it is absent. */
  flag(field: string, otherwise = false): boolean {
    const value = this.#row[field];
    if (value === undefined || value === null || value === '') return otherwise;
    if (value === true || value === 'true') return true;
    if (value !== false && value !== 'false') this.fail(`${field} must be true or false`);
    return false;
  }

  /** One of the words of a table; the first where it is absent. */
  word<T extends string>(field: string, words: readonly [T, ...T[]]): T {
    const text = this.optional(field);
    if (text === null) return words[0];
    const word = words.find((each) => each === text);
    if (word === undefined) this.fail(`${field} must be one of ${words.join(', ')}`);
    return word ?? words[0];
  }

  /** Texts of a list, or of a text with commas between them; empty where it is absent. */
  texts(field: string): readonly string[] {
    const value = this.#row[field];
    const list = typeof value === 'string' ? value.split(/[,，]/) : (value ?? []);
    if (Array.isArray(list) && list.every((one): one is string => typeof one === 'string')) {
      return list.map((one) => one.trim()).filter((one) => one !== '');
    }
    this.fail(`${field} must be a list of texts`);
    return [];
  }

  /** Reads a list of rows inside this one. */
  rows<T>(field: string, decode: (value: unknown) => Result<T, RowProblem>): readonly T[] {
    const value = this.#row[field] ?? [];
    if (!Array.isArray(value)) {
      this.fail(`${field} must be a list`);
      return [];
    }
    return (value as readonly unknown[]).flatMap((row, place) => {
      const decoded = decode(row);
      if (decoded.ok) return [decoded.value];
      this.fail(`${field}[${place}]: ${decoded.error.message}`);
      return [];
    });
  }

  day(field: string): string | null {
    const text = this.optional(field);
    if (text === null || parseDay(text) !== undefined) return text;
    this.fail(`${field} must be a day, YYYY-MM-DD`);
    return null;
  }
}

/** Reads one row of reference data; refused with the first field that is wrong. */
export function decodeRow<T>(
  value: unknown,
  read: (row: Row, reader: RowReader) => T,
): Result<T, RowProblem> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err({ code: 'load/invalid', message: 'a row is an object' });
  }
  const reader = new RowReader(value as Row);
  const record = read(value as Row, reader);
  if (reader.problem !== undefined) return err({ code: 'load/invalid', message: reader.problem });
  return ok(record);
}
