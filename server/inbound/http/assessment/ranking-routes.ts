import {
  historyQuery,
  rankingExportQuery,
  rankingExplanation,
  rankingHistory,
  rankingQuery,
  rankingView,
} from '#contract/decode/ranking-schema.ts';
import { actorOf, auditEntry } from '../../../application/audit/audit-entry.ts';
import type { Platform } from '../../../application/platform.ts';
import type { ErrorCode } from '../../../errors.ts';
import { EXPLANATION_EXAMPLE, HISTORY_EXAMPLE, RANKING_EXAMPLE } from './ranking-examples.ts';
import { rankingTable } from './ranking-table.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';
import { TABLE_FILE, sendTable } from '../tables/table-file.ts';
import { whatIfCasesRoute } from './what-if-cases-route.ts';
import { whatIfRoute } from './what-if-route.ts';

const ERRORS: readonly ErrorCode[] = [
  'request/invalid',
  'scheme/notFound',
  'scheme/invalid',
  'evidence/gone',
];

/** Who stands where, why, and what would be otherwise. */
export function rankingRoutes(
  platform: Pick<
    Platform,
    'ranking' | 'explainRank' | 'rankingHistory' | 'whatIf' | 'whatIfCases' | 'audit'
  >,
): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/rankings',
      id: 'getRanking',
      summary:
        'Units of a group by score, with those that are not ranked and why. Beyond the viewer’s scope only unit, rate, score and rank.',
      query: rankingQuery,
      answer: {
        description: 'All units of the group; ranks are counted within `group` of the rows.',
        schema: rankingView,
        example: RANKING_EXAMPLE,
      },
      errors: ERRORS,
      handle: async (call) => valueOf(await platform.ranking(signedInOf(call).viewer, call.query)),
    }),
    route({
      method: 'GET',
      path: '/rankings/export.csv',
      id: 'exportRanking',
      summary: 'The same table as the screen: ranks, scores, rates and the counts within reach.',
      query: rankingExportQuery,
      answer: TABLE_FILE,
      errors: ERRORS,
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const { format, ...query } = call.query;
        const view = valueOf(await platform.ranking(viewer, query));
        const { scheme, period, group, items, leftOut } = view;
        await platform.audit(
          auditEntry(actorOf(viewer), 'export.ranking', {
            object: `${scheme.id}@${scheme.version}`,
            outcome: 'begun',
            detail: { period: period.code, group, rows: items.length + leftOut.length },
          }),
        );
        return sendTable(call.reply, 'ranking', format, rankingTable(view));
      },
    }),
    route({
      method: 'GET',
      path: '/rankings/history',
      id: 'getRankingHistory',
      summary: 'Rank and total of every unit of a group in the last periods.',
      query: historyQuery,
      answer: {
        description: 'Periods from the earliest on; a unit that was not ranked has null.',
        schema: rankingHistory,
        example: HISTORY_EXAMPLE,
      },
      errors: ERRORS,
      handle: async (call) =>
        valueOf(await platform.rankingHistory(signedInOf(call).viewer, call.query)),
    }),
    whatIfRoute(platform),
    whatIfCasesRoute(platform),
    route({
      method: 'GET',
      path: '/rankings/{unit}',
      id: 'explainRank',
      summary:
        'Why a unit stands where it stands: what moved it, indicator by indicator, and what one case is worth.',
      params: { unit: 'code of the region or department' },
      query: rankingQuery,
      answer: {
        description: 'The changes of `moved` add up to the change of the total.',
        schema: rankingExplanation,
        example: EXPLANATION_EXAMPLE,
      },
      errors: [...ERRORS, 'unit/notFound', 'scope/aggregateOnly'],
      handle: async (call) =>
        valueOf(
          await platform.explainRank(
            signedInOf(call).viewer,
            call.params['unit'] ?? '',
            call.query,
          ),
        ),
    }),
  ];
}
