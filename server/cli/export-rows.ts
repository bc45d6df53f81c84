import { createWriteStream } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Page } from '#contract/page.ts';
import { auditEntry } from '../application/audit-entry.ts';
import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/viewer.ts';
import { CARD_COLUMNS, CASE_COLUMNS } from '../inbound/http/csv-columns.ts';
import type { Column } from '../inbound/http/csv-columns.ts';
import { CSV_MARK, csvLine } from '../inbound/http/csv.ts';
import { everyPage } from '../inbound/http/every-page.ts';
import { WrongUse, done, findText } from './command.ts';
import type { Command } from './command.ts';
import { cliActor } from './cli-actor.ts';
import { withPlatform } from './with-platform.ts';

export const exportRows: Command = {
  name: 'export',
  usage: 'cases|cards [FILE] [--format csv|ndjson] [--region CODE]',
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
    if (format !== 'csv' && format !== 'ndjson') throw new WrongUse('--format is csv or ndjson');
    if (call.json && file === undefined) throw new WrongUse('--json needs FILE');
    const region = findText(call, 'region');
    return withPlatform(call.config, async (platform) => {
      const rows = { count: 0 };
      const action = `export.${what}` as const;
      const asked = { format, region: region ?? null };
      await platform.audit(auditEntry(cliActor(), action, { outcome: 'begun', detail: asked }));
      const text = textOf(platform, what, format, region, rows);
      const out = file === undefined ? openOutput() : createWriteStream(file);
      await pipeline(Readable.from(text, { objectMode: false }), out);
      const detail = { ...asked, rows: rows.count };
      await platform.audit(auditEntry(cliActor(), action, { detail }));
      return done(
        { what, format, file, rows: rows.count },
        file === undefined ? '' : `${rows.count} ${what} written to ${file}.`,
      );
    });
  },
};

async function* textOf(
  platform: Platform,
  what: 'cases' | 'cards',
  format: 'csv' | 'ndjson',
  region: string | undefined,
  rows: { count: number },
): AsyncGenerator<string> {
  const viewer = operator(platform);
  if (what === 'cases') {
    const pages = everyPage((page) => platform.cases(viewer, { region }, page));
    yield* linesOf(pages, CASE_COLUMNS, format, rows);
  } else {
    const pages = everyPage((page) => platform.cards(viewer, { region }, page));
    yield* linesOf(pages, CARD_COLUMNS, format, rows);
  }
}

async function* linesOf<T>(
  pages: AsyncIterable<Page<T>>,
  columns: readonly Column<T>[],
  format: 'csv' | 'ndjson',
  rows: { count: number },
): AsyncGenerator<string> {
  if (format === 'csv') yield CSV_MARK + csvLine(columns.map(([heading]) => heading));
  for await (const { items } of pages) {
    rows.count += items.length;
    yield items
      .map((row) =>
        format === 'csv'
          ? csvLine(columns.map(([, cell]) => cell(row)))
          : `${JSON.stringify(row)}\n`,
      )
      .join('');
  }
}

/** Whoever may run a command on the data folder holds all of it already. */
function operator(platform: Platform): Viewer {
  return platform.viewerOf({
    name: 'operator',
    displayName: 'operator',
    role: 'systemAdmin',
    regionCode: null,
    line: null,
    disabled: false,
  });
}

/** Standard output, which must stay open for whoever writes after. */
function openOutput(): Writable {
  return new Writable({
    write: (chunk: Buffer, _encoding, written) => {
      process.stdout.write(chunk, written);
    },
  });
}
