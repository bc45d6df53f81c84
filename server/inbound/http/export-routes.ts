import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { cardFilter } from '#contract/decode/card-filter.ts';
import { caseExportQuery, ledgerQuery } from '#contract/decode/list-queries.ts';
import type { AuditAction } from '#contract/audit-view.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import { actorOf, auditEntry } from '../../application/audit-entry.ts';
import type { Platform } from '../../application/platform.ts';
import type { Viewer } from '../../application/viewer.ts';
import type { Page } from '#contract/page.ts';
import { CARD_COLUMNS, CASE_COLUMNS, LEDGER_HEADINGS, ledgerRows } from './csv-columns.ts';
import type { Column } from './csv-columns.ts';
import { CSV_MARK, csvLine } from './csv.ts';
import { everyPage } from './every-page.ts';
import { millisOf } from './case-routes.ts';
import { refuse } from './refused-request.ts';
import { route } from './route.ts';
import type { AnswerForm, Route } from './route.ts';
import { signedInOf } from './session-routes.ts';

const CSV: AnswerForm = {
  description:
    'CSV in UTF-8 with a byte order mark; cells that look like formulas are neutralised.',
  type: 'text/csv',
};

type ExportPlatform = Pick<Platform, 'cards' | 'cases' | 'findCase' | 'audit'>;

/** The same sets as the screen's lists and ledgers, as files. */
export function exportRoutes(platform: ExportPlatform): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/cards/export.csv',
      id: 'exportCards',
      summary: 'Every card of the list with this filter.',
      query: cardFilter,
      answer: CSV,
      errors: ['request/invalid'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const pages = everyPage((page) => platform.cards(viewer, call.query, page));
        const lines = await linesOf(CARD_COLUMNS, pages);
        await note(platform, viewer, 'export.cards', { rows: lines.total, filter: call.query });
        return sendCsv(call.reply, 'cards.csv', lines.text);
      },
    }),
    route({
      method: 'GET',
      path: '/cases/export.csv',
      id: 'exportCases',
      summary: 'Every case of the list with this filter.',
      query: caseExportQuery,
      answer: CSV,
      errors: ['request/invalid'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const pages = everyPage((page) => platform.cases(viewer, call.query, page));
        const lines = await linesOf(CASE_COLUMNS, pages);
        await note(platform, viewer, 'export.cases', { rows: lines.total, filter: call.query });
        return sendCsv(call.reply, 'cases.csv', lines.text);
      },
    }),
    route({
      method: 'GET',
      path: '/cases/{no}/ledger.csv',
      id: 'exportLedger',
      summary: 'The ledger of a case’s clocks, a line a day.',
      params: { no: 'number of the case' },
      query: ledgerQuery,
      answer: CSV,
      errors: ['case/notFound', 'request/invalid'],
      handle: async (call) => {
        const { clock, asOf, knownAt } = call.query;
        const at = { asOf: millisOf(asOf), knownAt: millisOf(knownAt) };
        const no = call.params['no'] ?? '';
        const { viewer } = signedInOf(call);
        const found = await platform.findCase(viewer, no, at);
        if (found === undefined) return refuse('case/notFound');
        const rows = ledgerRows(found, clock);
        await note(platform, viewer, 'export.ledger', { rows: rows.length, case: no });
        return sendCsv(call.reply, 'ledger.csv', [LEDGER_HEADINGS, ...rows].map(csvLine));
      },
    }),
  ];
}

/** The lines of a list; its first page is read at once, so that a refusal is still an answer. */
async function linesOf<T>(
  columns: readonly Column<T>[],
  pages: AsyncGenerator<Page<T>, void>,
): Promise<{ readonly text: AsyncIterable<string>; readonly total: number }> {
  const first = await pages.next();
  async function* lines(): AsyncGenerator<string> {
    yield csvLine(columns.map(([heading]) => heading));
    for (let page = first; page.done !== true; page = await pages.next()) {
      yield page.value.items.map((row) => csvLine(columns.map(([, cell]) => cell(row)))).join('');
    }
  }
  const page = first.done === true ? undefined : first.value;
  return { text: lines(), total: page?.total ?? page?.items.length ?? 0 };
}

/**
 * What leaves the platform is written down before it does: what, how many rows, with which filter.
 * Texts that were searched for may name persons, so only that there was one is kept.
 */
function note(
  platform: Pick<Platform, 'audit'>,
  viewer: Viewer,
  action: AuditAction,
  { rows, filter, case: no }: { rows: number; filter?: object; case?: string },
): Promise<void> {
  const entries = Object.entries((filter ?? {}) as Readonly<Record<string, Json | undefined>>);
  const asked: Record<string, Json> = {};
  for (const [name, value] of entries) {
    if (value !== undefined) asked[name] = name === 'text' ? true : value;
  }
  const entry = { object: no ?? null, outcome: 'begun', detail: { rows, filter: asked } } as const;
  return platform.audit(auditEntry(actorOf(viewer), action, entry));
}

function sendCsv(
  reply: FastifyReply,
  name: string,
  lines: Iterable<string> | AsyncIterable<string>,
): FastifyReply {
  async function* marked(): AsyncGenerator<string> {
    yield CSV_MARK;
    yield* lines;
  }
  return reply
    .headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    })
    .send(Readable.from(marked(), { objectMode: false }));
}
