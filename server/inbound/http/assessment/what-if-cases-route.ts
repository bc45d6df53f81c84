import { whatIfCasesRequest, whatIfCasesView } from '#contract/decode/what-if-cases-schema.ts';
import type { Platform } from '../../../application/platform.ts';
import { GivenUp } from '../../../application/counts/watched-work.ts';
import { WHAT_IF_CASES_EXAMPLE } from './what-if-examples.ts';
import { refuse, valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';
import { untilClosed } from './what-if-route.ts';

/** Which cases a what-if counts otherwise. Closing the request gives the work up. */
export function whatIfCasesRoute(platform: Pick<Platform, 'whatIfCases'>): Route {
  return route({
    method: 'POST',
    path: '/rankings/what-if/cases',
    id: 'askWhatIfCases',
    summary:
      'The cases of a unit that other days off or limits would count otherwise for an indicator, each with its due dates before and after; nothing that is stored changes.',
    body: {
      schema: whatIfCasesRequest,
      example: {
        ...{ period: '2026-10', group: 'cities' as const, unit: '370100', indicator: 'I-03' },
        commitmentDays: 1,
      },
    },
    answer: {
      description:
        'Both counts before and after, and a page of the cases that make the difference, by number.',
      schema: whatIfCasesView,
      example: WHAT_IF_CASES_EXAMPLE,
    },
    errors: [
      ...(['request/invalid', 'request/cursor', 'scheme/notFound', 'scheme/invalid'] as const),
      ...(['unit/notFound', 'indicator/unknown', 'scope/aggregateOnly'] as const),
      ...(['request/malformed', 'request/unsupportedType', 'request/tooLarge'] as const),
    ],
    handle: async (call) => {
      const { viewer } = signedInOf(call);
      const work = { signal: untilClosed(call.reply) };
      try {
        return valueOf(await platform.whatIfCases(viewer, call.body(), work));
      } catch (error) {
        // Nobody reads the answer.
        if (error instanceof GivenUp) return refuse('server/busy');
        throw error;
      }
    },
  });
}
