import { createWriteStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Page } from '#contract/page.ts';
import { auditEntry } from '../application/audit/audit-entry.ts';
import type { Platform } from '../application/platform.ts';
import { CARD_COLUMNS, CASE_COLUMNS } from '../inbound/http/tables/csv-columns.ts';
import type { Column } from '../inbound/http/tables/csv-columns.ts';
import { everyPage } from '../inbound/http/tables/every-page.ts';
import { readTable, tableBytes } from '../inbound/http/tables/table-file.ts';
import type { TableFormat } from '../inbound/http/tables/table-file.ts';
import { WrongUse, done, findText } from './command.ts';
import type { Command } from './command.ts';
import { cliActor } from './cli-actor.ts';
import { operator } from './operator.ts';
import { withPlatform } from './with-platform.ts';

export const exportRows: Command = {
  name: 'export',
  usage: 'cases|cards [FILE] [--format csv|xlsx|ndjson] [--region CODE]',
  summary: 'Writes all cases or cards to a file, or to standard output.',
  details: [
    '',
    '  --format   csv unless given',
    '  --json     needs FILE; tells how many rows it has',
  ],
  options: { format: { type: 'string' }, region: { type: 'string' } },
  operands: ['cases|cards', 'FILE'],
  optionalOperands: 1,
  run: async (call) => {
    const [what, file] = call.operands;
    const format = findText(call, 'format') ?? 'csv';
    if (what !== 'cases' && what !== 'cards') throw new WrongUse('name cases or cards');
    if (format !== 'csv' && format !== 'xlsx' && format !== 'ndjson') {
      throw new WrongUse('--format is csv, xlsx or ndjson');
    }
    if (call.json && file === undefined) throw new WrongUse('--json needs FILE');
    const region = findText(call, 'region');
    return withPlatform(call.config, async (platform) => {
      const rows = { count: 0 };
      const action = `export.${what}` as const;
      const asked = { format, region: region ?? null };
      await platform.audit(auditEntry(cliActor(), action, { outcome: 'begun', detail: asked }));
      const bytes = bytesOf(platform, what, format, region, rows);
      const out = file === undefined ? openOutput() : createWriteStream(file);
      await pipeline(Readable.from(bytes, { objectMode: false }), out);
      const detail = { ...asked, rows: rows.count };
      await platform.audit(auditEntry(cliActor(), action, { detail }));
      return done(
        { what, format, file, rows: rows.count },
        file === undefined ? '' : `${rows.count} ${what} written to ${file}.`,
      );
    });
  },
};

async function* bytesOf(
  platform: Platform,
  what: 'cases' | 'cards',
  format: TableFormat | 'ndjson',
  region: string | undefined,
  rows: { count: number },
): AsyncGenerator<Uint8Array | string> {
  const viewer = operator(platform);
  if (what === 'cases') {
    const pages = everyPage((page) => platform.cases(viewer, { region }, page));
    yield* fileOf(counted(pages, rows), CASE_COLUMNS, format);
  } else {
    const pages = everyPage((page) => platform.cards(viewer, { region }, page));
    yield* fileOf(counted(pages, rows), CARD_COLUMNS, format);
  }
}

async function* fileOf<T>(
  pages: AsyncGenerator<Page<T>, void>,
  columns: readonly Column<T>[],
  format: TableFormat | 'ndjson',
): AsyncGenerator<Uint8Array | string> {
  if (format !== 'ndjson') {
    yield* tableBytes(await readTable(columns, pages), format);
    return;
  }
  for await (const { items } of pages) {
    yield items.map((row) => `${JSON.stringify(row)}\n`).join('');
  }
}

async function* counted<T>(
  pages: AsyncIterable<Page<T>>,
  rows: { count: number },
): AsyncGenerator<Page<T>, void> {
  for await (const page of pages) {
    rows.count += page.items.length;
    yield page;
  }
}

/** Standard output, which must stay open for whoever writes after. */
function openOutput(): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, written) => {
      process.stdout.write(chunk, written);
    },
  });
}
