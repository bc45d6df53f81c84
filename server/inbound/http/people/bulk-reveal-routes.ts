import { z } from 'zod';
import { bulkRevealRequest, bulkRevealed, bulkRevealView } from '#contract/decode/bulk-reveal.ts';
import type { BulkRevealView } from '#contract/bulk-reveal.ts';
import type { BulkReveals } from '../../../application/people/bulk-reveals.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from './session-routes.ts';

const EXAMPLE: BulkRevealView = {
  id: '0b7a1c52-3f0e-4f7e-9d55-1f6c9a3f2e10',
  reason: '逐一回访三月逾期办件的申请人',
  subjects: [{ kind: 'case', no: '3701-1' }],
  askedBy: 'li',
  askedAt: '2026-10-08T09:12:00+08:00',
  confirmedBy: null,
  confirmedAt: null,
  until: '2026-10-09T09:12:00+08:00',
};
const ID = { id: 'id of the request' };

/** Personal data of many at once, by two persons. */
export function bulkRevealRoutes(platform: BulkReveals): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/reveals',
      id: 'listReveals',
      summary:
        "Requests to be shown many people at once that wait: the reader's own, and those that he may see all of.",
      answer: {
        description: 'Those that end first are first.',
        schema: z.object({ items: z.array(bulkRevealView) }),
        example: { items: [EXAMPLE] },
      },
      handle: async (call) => ({ items: await platform.bulkReveals(signedInOf(call).viewer) }),
    }),
    route({
      method: 'POST',
      path: '/reveals',
      id: 'askReveal',
      summary:
        'Asks to be shown who the people of up to 200 subjects are; a second person has to confirm it.',
      body: {
        schema: bulkRevealRequest,
        example: { reason: EXAMPLE.reason, subjects: EXAMPLE.subjects },
      },
      answer: { description: 'It waits for 24 hours.', schema: bulkRevealView, example: EXAMPLE },
      errors: [
        'request/malformed',
        'request/unsupportedType',
        'request/invalid',
        'case/notFound',
        'feedback/notFound',
        'reveal/open',
      ],
      handle: async (call) =>
        valueOf(await platform.askBulkReveal(signedInOf(call).viewer, call.body())),
    }),
    route({
      method: 'POST',
      path: '/reveals/{id}/confirm',
      id: 'confirmReveal',
      summary: 'Confirms what another person has asked for.',
      params: ID,
      answer: {
        description: 'Whoever asked may read it within half an hour.',
        schema: bulkRevealView,
        example: { ...EXAMPLE, confirmedBy: 'wang', confirmedAt: '2026-10-08T09:20:00+08:00' },
      },
      errors: ['reveal/confirmed', 'reveal/expired', 'reveal/notFound', 'twoPersons/same'],
      handle: async (call) =>
        valueOf(await platform.confirmBulkReveal(signedInOf(call).viewer, call.params['id'] ?? '')),
    }),
    route({
      method: 'DELETE',
      path: '/reveals/{id}',
      id: 'withdrawReveal',
      summary: 'Takes a request back; for whoever asked.',
      params: ID,
      answer: { status: 204, description: 'There is no such request any more.' },
      errors: ['reveal/notFound'],
      handle: async (call) => {
        const id = call.params['id'] ?? '';
        valueOf(await platform.withdrawBulkReveal(signedInOf(call).viewer, id));
        void call.reply.code(204);
        return undefined;
      },
    }),
    route({
      method: 'POST',
      path: '/reveals/{id}/read',
      id: 'readReveal',
      summary: 'Who the people are, in clear, for whoever asked, once; each of them is on record.',
      params: ID,
      answer: {
        description: 'The people of each subject, never kept by a cache.',
        schema: bulkRevealed,
        example: { items: [{ kind: 'case', no: '3701-1', applicant: null, parts: [] }] },
      },
      errors: [
        'case/notFound',
        'feedback/notFound',
        'reveal/expired',
        'reveal/notConfirmed',
        'reveal/notFound',
      ],
      handle: async (call) => {
        void call.reply.header('cache-control', 'no-store');
        return valueOf(
          await platform.readBulkReveal(signedInOf(call).viewer, call.params['id'] ?? ''),
        );
      },
    }),
  ];
}
