import { feedbackExportQuery } from '#contract/decode/feedback-filter.ts';
import { cardExportQuery, caseExportQuery, ledgerQuery } from '#contract/decode/list-queries.ts';
import type { Platform } from '../../../application/platform.ts';
import {
  CARD_COLUMNS,
  CASE_COLUMNS,
  FEEDBACK_COLUMNS,
  LEDGER_HEADINGS,
  ledgerRows,
} from './csv-columns.ts';
import { everyPage } from './every-page.ts';
import { millisOf } from '../supervision/case-routes.ts';
import { noteExport } from '../audit/note-export.ts';
import { refuse } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { sendExport } from './send-export.ts';
import { signedInOf } from '../people/session-routes.ts';
import { TABLE_FILE, readTable, sendTable } from './table-file.ts';

type ExportPlatform = Pick<Platform, 'cards' | 'cases' | 'feedback' | 'findCase' | 'audit'>;

/** The same sets as the screen's lists and ledgers, as files. */
export function exportRoutes(platform: ExportPlatform): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/cards/export.csv',
      id: 'exportCards',
      summary: 'Every card of the list with this filter.',
      query: cardExportQuery,
      answer: TABLE_FILE,
      errors: ['request/invalid'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const { format, ...filter } = call.query;
        const pages = everyPage((page) => platform.cards(viewer, filter, page));
        const table = await readTable(CARD_COLUMNS, pages);
        const what = { viewer, action: 'export.cards', name: 'cards', format, filter } as const;
        return sendExport(platform, call.reply, what, table);
      },
    }),
    route({
      method: 'GET',
      path: '/feedback/export.csv',
      id: 'exportFeedback',
      summary: 'Every ticket and review of the list with this filter, as masked as on the screen.',
      query: feedbackExportQuery,
      answer: TABLE_FILE,
      errors: ['request/invalid'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const { format, ...filter } = call.query;
        const pages = everyPage((page) => platform.feedback(viewer, filter, page));
        const table = await readTable(FEEDBACK_COLUMNS, pages);
        const what = {
          viewer,
          action: 'export.feedback',
          name: 'feedback',
          format,
          filter,
        } as const;
        return sendExport(platform, call.reply, what, table);
      },
    }),
    route({
      method: 'GET',
      path: '/cases/export.csv',
      id: 'exportCases',
      summary: 'Every case of the list with this filter.',
      query: caseExportQuery,
      answer: TABLE_FILE,
      errors: ['request/invalid'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const { format, ...filter } = call.query;
        const pages = everyPage((page) => platform.cases(viewer, filter, page));
        const table = await readTable(CASE_COLUMNS, pages);
        const what = { viewer, action: 'export.cases', name: 'cases', format, filter } as const;
        return sendExport(platform, call.reply, what, table);
      },
    }),
    route({
      method: 'GET',
      path: '/cases/{no}/ledger.csv',
      id: 'exportLedger',
      summary: 'The ledger of a case’s clocks, a line a day.',
      params: { no: 'number of the case' },
      query: ledgerQuery,
      answer: TABLE_FILE,
      errors: ['case/notFound', 'request/invalid'],
      handle: async (call) => {
        const { clock, asOf, knownAt, format } = call.query;
        const at = { asOf: millisOf(asOf), knownAt: millisOf(knownAt) };
        const no = call.params['no'] ?? '';
        const { viewer } = signedInOf(call);
        const found = await platform.findCase(viewer, no, at);
        if (found === undefined) return refuse('case/notFound');
        const rows = ledgerRows(found, clock);
        await noteExport(platform, viewer, 'export.ledger', { rows: rows.length, case: no });
        return sendTable(call.reply, 'ledger', format, { head: LEDGER_HEADINGS, pages: [rows] });
      },
    }),
  ];
}
