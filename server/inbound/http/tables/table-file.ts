import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { Page } from '#contract/page.ts';
import { CSV_MARK, csvLine } from './csv.ts';
import type { Column } from './csv-columns.ts';
import type { AnswerForm } from '../route.ts';
import { workbookBytes } from './workbook.ts';
import type { Cell } from './workbook.ts';

/** How a table is written. */
export type TableFormat = 'csv' | 'xlsx';

/** A table as its rows are read, some hundred at a time. */
export interface Table {
  readonly head: readonly string[];
  readonly pages:
    Iterable<readonly (readonly Cell[])[]> | AsyncIterable<readonly (readonly Cell[])[]>;
}

/** A list as a table; `total` is null where only its end tells how many rows it has. */
export interface ListTable extends Table {
  readonly total: number | null;
}

/** Content types of the formats. */
export const TABLE_TYPES: Readonly<Record<TableFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What a route answers that exports a table. */
export const TABLE_FILE: AnswerForm = {
  description:
    'CSV in UTF-8 with a byte order mark, in which cells that look like formulas are neutralised; or a workbook, whose texts are never formulas.',
  type: 'text/csv',
  otherTypes: [TABLE_TYPES.xlsx],
};

/** A list as a table; its first page is read at once, so that a refusal is still an answer. */
export async function readTable<T>(
  columns: readonly Column<T>[],
  pages: AsyncGenerator<Page<T>, void>,
): Promise<ListTable> {
  const first = await pages.next();
  async function* rows(): AsyncGenerator<readonly (readonly Cell[])[]> {
    for (let page = first; page.done !== true; page = await pages.next()) {
      yield page.value.items.map((row) => columns.map(([, cell]) => cell(row)));
    }
  }
  const page = first.done === true ? undefined : first.value;
  const head = columns.map(([heading]) => heading);
  const isWhole = page === undefined || page.next === null;
  const total = page?.total ?? (isWhole ? (page?.items.length ?? 0) : null);
  return { head, pages: rows(), total };
}

/** The bytes of a table in a format. */
export async function* tableBytes(
  { head, pages }: Table,
  format: TableFormat,
): AsyncGenerator<Uint8Array | string> {
  if (format === 'xlsx') {
    yield* workbookBytes(head, asyncOf(pages));
    return;
  }
  yield CSV_MARK + csvLine(head);
  for await (const rows of pages) yield rows.map(csvLine).join('');
}

/** Sends a table as a file to be kept. */
export function sendTable(
  reply: FastifyReply,
  name: string,
  format: TableFormat,
  table: Table,
): FastifyReply {
  return reply
    .headers({
      'content-type': TABLE_TYPES[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
    })
    .send(Readable.from(tableBytes(table, format), { objectMode: false }));
}

async function* asyncOf<T>(items: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T> {
  yield* items;
}
