import { z } from 'zod';
import { caseRow, caseView } from '#contract/decode/case-view.ts';
import { caseListQuery, caseQuery, summaryQuery } from '#contract/decode/list-queries.ts';
import { clockSummaryRow } from '#contract/decode/reference-view.ts';
import { pageShape, stampShape } from '#contract/decode/stamp.ts';
import type { Platform } from '../../../application/platform.ts';
import { STAMP_EXAMPLE } from '../examples.ts';
import { refuse, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

/** Cases: the list, one case at any moment, and the counts of their clocks. */
export function caseRoutes(
  platform: Pick<Platform, 'cases' | 'findCase' | 'clockSummary'>,
): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/cases',
      id: 'listCases',
      summary:
        'Cases within reach; `clock` or `card`, `bucket`, `from` and `to` open a number of the summary.',
      query: caseListQuery,
      answer: {
        description: 'A page of cases.',
        schema: z.object({
          items: z.array(caseRow),
          ...pageShape,
          counted: z.number().int().min(0).describe('clocks, milestones or cards asked for'),
          ...stampShape,
        }),
        example: { items: [], next: null, total: 0, counted: 0, ...STAMP_EXAMPLE },
      },
      errors: ['request/invalid'],
      handle: async (call) => {
        const { cursor, limit, ...filter } = call.query;
        const { viewer } = signedInOf(call);
        return valueOf(await platform.cases(viewer, filter, { cursor, limit }));
      },
    }),
    route({
      method: 'GET',
      path: '/cases/{no}',
      id: 'readCase',
      summary: 'One case: as known now, as it was (`asOf`), or as known then (`knownAt`).',
      params: { no: 'number of the case' },
      query: caseQuery,
      answer: { description: 'The case with clocks, ledgers, events and cards.', schema: caseView },
      errors: ['case/notFound', 'request/invalid'],
      handle: async (call) => {
        const at = { asOf: millisOf(call.query.asOf), knownAt: millisOf(call.query.knownAt) };
        const { viewer } = signedInOf(call);
        const found = await platform.findCase(viewer, call.params['no'] ?? '', at);
        return found ?? refuse('case/notFound');
      },
    }),
    route({
      method: 'GET',
      path: '/clocks/summary',
      id: 'summarizeClocks',
      early: true,
      summary: 'Clocks of one kind by state, by region, department or item.',
      query: summaryQuery,
      answer: {
        description: 'One row a region below `region`, a department or an item.',
        schema: z.object({ items: z.array(clockSummaryRow), ...stampShape }),
        example: {
          items: [
            {
              key: '370100',
              name: '济南市',
              total: 10,
              running: 4,
              suspended: 1,
              overdue: 1,
              onTime: 3,
              late: 1,
              unknown: 0,
              void: 0,
            },
          ],
          ...STAMP_EXAMPLE,
        },
      },
      errors: ['request/invalid'],
      handle: async (call) =>
        valueOf(await platform.clockSummary(signedInOf(call).viewer, call.query)),
    }),
  ];
}

/** UTC milliseconds of a decoded instant. */
export function millisOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Date.parse(text);
}
