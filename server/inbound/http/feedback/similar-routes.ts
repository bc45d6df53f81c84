import { z } from 'zod';
import { similarTickets } from '#contract/decode/feedback-view.ts';
import type { Platform } from '../../../application/platform.ts';
import { refuse } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

const EXAMPLE = {
  items: [
    {
      no: 'T2026100800012',
      title: '工地夜间施工扰民',
      phase: 'signed',
      receivedAt: '2026-10-08T21:40:00+08:00',
      because: ['place', 'words'],
      likeness: 68,
    },
  ],
  ofMany: false,
};

/** What a ticket may be one with. */
export function similarRoutes(platform: Pick<Platform, 'similarTickets'>): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/feedback/{no}/similar',
      id: 'readSimilar',
      summary:
        'Tickets that may be about the same matter: of the same caller or place, in much the same words. Nothing is merged.',
      params: { no: 'number of the ticket, percent-encoded' },
      query: z.object({}),
      answer: {
        description: 'The most alike first; who called is never told.',
        schema: similarTickets,
        example: EXAMPLE,
      },
      errors: ['feedback/notFound', 'request/invalid'],
      handle: async (call) =>
        (await platform.similarTickets(signedInOf(call).viewer, call.params['no'] ?? '')) ??
        refuse('feedback/notFound'),
    }),
  ];
}
