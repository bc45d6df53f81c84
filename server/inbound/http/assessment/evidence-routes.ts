import { createHash } from 'node:crypto';
import { evidenceExportQuery } from '#contract/decode/indicator-view.ts';
import type { EvidenceRow } from '#contract/indicator-view.ts';
import type { Platform } from '../../../application/platform.ts';
import { PLACE_COLUMNS } from '../tables/csv-columns.ts';
import type { Column } from '../tables/csv-columns.ts';
import { everyPage } from '../tables/every-page.ts';
import { noteExport } from '../audit/note-export.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';
import { TABLE_FILE, TABLE_TYPES, readTable, tableBytes } from '../tables/table-file.ts';

const COLUMNS: readonly Column<EvidenceRow>[] = [
  ['类别', (row) => row.kind],
  ['编号', (row) => row.no],
  ['计入', (row) => row.amount],
  ...PLACE_COLUMNS,
];

/**
 * The evidence of a count as a file: the same set as its pages, of one version of the data. What the
 * file holds is bound by its digest (RFC 9530), which the audit log keeps with it.
 */
export function evidenceRoutes(
  platform: Pick<Platform, 'indicatorEvidence' | 'audit'>,
): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/indicators/{id}/evidence.csv',
      id: 'exportIndicatorEvidence',
      summary: 'Everything that a count of an indicator counts; `Repr-Digest` is its checksum.',
      params: { id: 'id of the indicator' },
      query: evidenceExportQuery,
      answer: TABLE_FILE,
      errors: [
        'request/invalid',
        'region/unknown',
        'indicator/unknown',
        'scope/aggregateOnly',
        'evidence/gone',
      ],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const { format, ...query } = call.query;
        const id = call.params['id'] ?? '';
        const pages = everyPage((page) => platform.indicatorEvidence(viewer, id, query, page));
        const table = await readTable(COLUMNS, pages);
        const parts: Uint8Array[] = [];
        for await (const part of tableBytes(table, format)) parts.push(Buffer.from(part));
        const file = Buffer.concat(parts);
        const digest = createHash('sha256').update(file).digest('base64');
        await noteExport(platform, viewer, 'export.evidence', {
          rows: table.total,
          filter: { ...query, indicator: id, sha256: digest },
        });
        return call.reply
          .headers({
            'content-type': TABLE_TYPES[format],
            'content-disposition': `attachment; filename="evidence.${format}"`,
            'repr-digest': `sha-256=:${digest}:`,
          })
          .send(file);
      },
    }),
  ];
}
