import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { inPieces } from './in-pieces.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import type { Attributes, Reading } from './log-part.ts';

/** Columns of this prefix state facts of the case, repeated in each of its rows. */
const OF_CASE = 'case:';
const DELIMITERS = [',', ';', '\t', '|'];
const LONGEST_RECORD = 1_000_000;
/** The widest table of the field has some hundred. */
const MOST_COLUMNS = 2_000;
/** Rows of one case that are handed on together at most. */
const TOGETHER = 2_000;

/** Reads a table with a head line. Rows that follow each other and repeat the facts are one part. */
export async function* readCsv(
  text: AsyncIterable<string>,
  delimiter: string | undefined,
): AsyncGenerator<Reading> {
  const skipped: string[] = [];
  const rows = new RowGroups();
  for await (const record of records(text, delimiter, skipped)) {
    yield* skipped.splice(0).map(asIs);
    yield* rows.add(record);
  }
  yield* skipped.splice(0).map(asIs);
  yield* rows.end();
}

/** Gathers rows until the facts of the case change. */
class RowGroups {
  #head: readonly string[] | undefined;
  #key: string | undefined;
  #facts: Attributes = new Map();
  #rows: Attributes[] = [];

  add(record: readonly string[]): Reading[] {
    if (record.length > MOST_COLUMNS) {
      throw new Error(`a row has ${record.length} cells, and a table at most ${MOST_COLUMNS}`);
    }
    if (this.#head === undefined) {
      this.#head = uniqueNames(record);
      return [];
    }
    if (record.slice(this.#head.length).some((cell) => cell !== '')) {
      return [...this.end(), asIs(`a row has more cells than the head: ${record.join(' | ')}`)];
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

  end(): Reading[] {
    if (this.#rows.length === 0) return [];
    const part = { facts: this.#facts, rows: this.#rows, complete: true };
    this.#rows = [];
    return [{ kind: 'part', part }];
  }
}

async function* records(
  text: AsyncIterable<string>,
  delimiter: string | undefined,
  skipped: string[],
): AsyncGenerator<readonly string[]> {
  const chunks = text[Symbol.asyncIterator]();
  let head = '';
  let first = await chunks.next();
  while (first.done !== true) {
    head += first.value;
    if (/[\r\n]/.test(head) || head.length > LONGEST_RECORD) break;
    first = await chunks.next();
  }
  const parser = parse({
    delimiter: delimiter ?? delimiterOf(head),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_RECORD,
    on_skip: (error) => {
      skipped.push(error?.message ?? 'a row cannot be read');
      return undefined;
    },
  });
  // What goes wrong reaches the loop below through the parser.
  pipeline(Readable.from(inPieces(rejoin(head, chunks))), parser, () => undefined);
  for await (const record of parser) yield record as readonly string[];
}

async function* rejoin(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    yield next.value;
  }
}

function delimiterOf(head: string): string {
  const line = head.split(/[\r\n]/, 1)[0] ?? '';
  const counted = DELIMITERS.map((each) => [each, line.split(each).length] as const);
  return counted.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
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

function asIs(value: unknown): Reading {
  return { kind: 'asIs', value };
}
