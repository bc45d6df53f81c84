import { z } from 'zod';
import {
  alarmView,
  sourceDaysQuery,
  sourceDayView,
  sourceQualityView,
} from '#contract/decode/operation-lists.ts';
import { sourceView } from '#contract/decode/reference-view.ts';
import { stampShape } from '#contract/decode/stamp.ts';
import type { Platform } from '../../../application/platform.ts';
import { STAMP_EXAMPLE } from '../examples.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

const QUALITY_EXAMPLE = {
  ...{ name: 'jinan', regionCode: '370100', from: '2026-10-27', to: '2026-11-26' },
  ...{ sent: 81_204, accepted: 81_190, rejected: 9, missing: 5, late: 410 },
};

/** Data sources: their lag, what they say they sent against what arrived, and what needs a look. */
export function sourceRoutes(
  platform: Pick<Platform, 'sources' | 'sourceDays' | 'sourceQuality' | 'alarms'>,
): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/sources',
      id: 'listSources',
      summary: 'Data sources within reach with their lag and what they sent today.',
      answer: {
        description: 'All of them.',
        schema: z.object({ items: z.array(sourceView), next: z.null() }),
        example: { items: [], next: null },
      },
      handle: async (call) => ({
        items: await platform.sources(signedInOf(call).viewer),
        next: null,
      }),
    }),
    route({
      method: 'GET',
      path: '/sources/quality',
      id: 'listSourceQuality',
      summary: 'What each source within reach sent in some days: refused, missing, late.',
      query: sourceDaysQuery,
      answer: {
        description: 'All of them; the last 31 days unless asked for others.',
        schema: z.object({ items: z.array(sourceQualityView), next: z.null(), ...stampShape }),
        example: { items: [QUALITY_EXAMPLE], next: null, ...STAMP_EXAMPLE },
      },
      errors: ['request/invalid'],
      handle: async (call) =>
        valueOf(await platform.sourceQuality(signedInOf(call).viewer, call.query)),
    }),
    route({
      method: 'GET',
      path: '/sources/{name}/days',
      id: 'listSourceDays',
      summary: 'What a source says it sent (its manifests), day by day, against what arrived.',
      params: { name: 'name of the source account' },
      query: sourceDaysQuery,
      answer: {
        description: 'Days and manifests, latest first; the last 31 days unless asked for others.',
        schema: z.object({ items: z.array(sourceDayView), next: z.null(), ...stampShape }),
      },
      errors: ['request/invalid', 'source/notFound'],
      handle: async (call) =>
        valueOf(
          await platform.sourceDays(signedInOf(call).viewer, call.params['name'] ?? '', call.query),
        ),
    }),
    route({
      method: 'GET',
      path: '/alarms',
      id: 'listAlarms',
      summary: 'What has to be looked at: silent sources, missing events, calendar, disk, clock.',
      answer: {
        description: 'The most pressing first; empty when all is well.',
        schema: z.object({ items: z.array(alarmView), next: z.null() }),
        example: { items: [{ kind: 'calendarEnds', lastDay: '2026-12-31', days: 35 }], next: null },
      },
      handle: async (call) => ({
        items: await platform.alarms(signedInOf(call).viewer),
        next: null,
      }),
    }),
  ];
}
