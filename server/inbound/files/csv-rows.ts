import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { CsvScanner } from './csv-scanner.ts';
import { inPieces } from './in-pieces.ts';
import type { Reading } from './log-part.ts';
import { TableRows } from './table-rows.ts';

const DELIMITERS = [',', ';', '\t', '|'];
const LONGEST_RECORD = 1_000_000;

/** Reads a table with a head line. Rows that follow each other and repeat the facts are one part. */
export async function* readCsv(
  text: AsyncIterable<string>,
  delimiter: string | undefined,
): AsyncGenerator<Reading> {
  const skipped: string[] = [];
  const rows = new TableRows();
  for await (const record of records(text, delimiter, skipped)) {
    yield* skipped.splice(0).map(asIs);
    yield* rows.add(record);
  }
  yield* skipped.splice(0).map(asIs);
  yield* rows.end();
}

async function* records(
  text: AsyncIterable<string>,
  given: string | undefined,
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
  const delimiter = given ?? delimiterOf(head);
  const scanner = new CsvScanner(delimiter);
  const pieces = inPieces(rejoin(head, chunks));
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    yield* scanner.push(next.value);
    if (scanner.isOdd) break;
  }
  if (!scanner.isOdd) yield* scanner.end();
  if (!scanner.isOdd) return;
  yield* parsed(rejoin(scanner.rest, pieces), delimiter, scanner.lineEnd, skipped);
}

/** Reads what is not written as usual. */
async function* parsed(
  text: AsyncIterable<string>,
  delimiter: string,
  lineEnd: string | undefined,
  skipped: string[],
): AsyncGenerator<readonly string[]> {
  const parser = parse({
    delimiter,
    ...(lineEnd !== undefined && { record_delimiter: lineEnd }),
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
  pipeline(Readable.from(inPieces(text)), parser, () => undefined);
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

function asIs(value: unknown): Reading {
  return { kind: 'asIs', value };
}
