import { signList, signQuery } from '#contract/decode/sign-view.ts';
import type { SignPlatform } from '../../../application/feedback/survey-platform.ts';
import { STAMP_EXAMPLE } from '../examples.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

/** Signs that numbers are made: questions, never verdicts. */
export function signRoutes(platform: SignPlatform): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/feedback/signs',
      id: 'listSigns',
      summary:
        'Signs that numbers were made: bursts, more reviews than cases, default ratings sent as active, answers copied across tickets.',
      query: signQuery,
      answer: {
        description: 'The signs with their evidence, those of most reviews first.',
        schema: signList,
        example: {
          items: [
            {
              kind: 'burst',
              by: 'window',
              key: '370102-water 3',
              departmentCode: '370102-water',
              departmentName: '历下区水务局',
              from: '2026-11-23T09:00:00+08:00',
              to: '2026-11-23T09:08:00+08:00',
              count: 14,
              expected: 9,
              evidence: ['R-2026-1'],
            },
          ],
          from: '2026-11-17',
          to: '2026-11-23',
          looked: 1200,
          complete: true,
          ...STAMP_EXAMPLE,
        },
      },
      errors: ['region/unknown', 'request/invalid'],
      handle: async (call) => valueOf(await platform.signs(signedInOf(call).viewer, call.query)),
    }),
  ];
}
