import {
  evidencePage,
  evidenceQuery,
  indicatorCatalogue,
  indicatorList,
  indicatorQuery,
} from '#contract/decode/indicator-view.ts';
import { INDICATORS } from '#domain/indicators/catalogue.ts';
import { UNCOUNTED } from '#domain/indicators/uncounted.ts';
import type { IndicatorView } from '#contract/indicator-view.ts';
import type { Platform } from '../../../application/platform.ts';
import { STAMP_EXAMPLE } from '../examples.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

/** Indicators: what each is, and what it is for every unit of a period. */
export function indicatorRoutes(
  platform: Pick<Platform, 'indicators' | 'indicatorEvidence'>,
): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/indicators/catalogue',
      id: 'listIndicatorDefinitions',
      summary: 'What every indicator counts, when and how it is read.',
      answer: {
        description:
          'All indicators in the order of their numbers, and those that no event speaks of.',
        schema: indicatorCatalogue,
      },
      errors: [],
      handle: () => ({ items: INDICATORS.map(definitionOf), uncounted: UNCOUNTED }),
    }),
    route({
      method: 'GET',
      path: '/indicators',
      id: 'listIndicators',
      summary: 'Indicators of a period by region, department, item or channel, with both counts.',
      query: indicatorQuery,
      answer: {
        description:
          'A row an indicator and unit: regions below `region`, departments, items or channels; `totals` are those of `region`.',
        schema: indicatorList,
        example: {
          period: { text: '2026-10', from: '2026-10-01', to: '2026-10-31' },
          items: [ROW_EXAMPLE],
          totals: [{ ...ROW_EXAMPLE, key: '370000', name: '山东省' }],
          ...STAMP_EXAMPLE,
        },
      },
      errors: ['request/invalid', 'region/unknown', 'indicator/unknown', 'evidence/gone'],
      handle: async (call) =>
        valueOf(await platform.indicators(signedInOf(call).viewer, call.query)),
    }),
    route({
      method: 'GET',
      path: '/indicators/{id}/evidence',
      id: 'readIndicatorEvidence',
      summary:
        'What a count of an indicator counts: exactly its cases, with both counts, at one version of the data.',
      params: { id: 'id of the indicator' },
      query: evidenceQuery,
      answer: {
        description:
          'Both counts and a page of the things counted; pages of one cursor are of one version.',
        schema: evidencePage,
        example: {
          id: 'I-06',
          period: { text: '2026-10', from: '2026-10-01', to: '2026-10-31' },
          part: 'numerator',
          numerator: 0,
          denominator: 29_186,
          value: '0.00',
          items: [],
          next: null,
          total: 0,
          ...STAMP_EXAMPLE,
        },
      },
      errors: [
        'request/invalid',
        'request/cursor',
        'region/unknown',
        'indicator/unknown',
        'scope/aggregateOnly',
        'evidence/gone',
      ],
      handle: async (call) => {
        const { cursor, limit, ...query } = call.query;
        const { viewer } = signedInOf(call);
        const id = call.params['id'] ?? '';
        return valueOf(await platform.indicatorEvidence(viewer, id, query, { cursor, limit }));
      },
    }),
  ];
}

const ROW_EXAMPLE = {
  id: 'I-03',
  key: '370100',
  name: '济南市',
  numerator: 24_165,
  denominator: 29_186,
  value: '82.80',
};

function definitionOf(indicator: (typeof INDICATORS)[number]): IndicatorView {
  const { id, name, explanation, stage, kind, membership, direction, unit, dimensions } = indicator;
  return { id, name, explanation, stage, kind, membership, direction, unit, dimensions };
}
