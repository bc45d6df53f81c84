import { z } from 'zod';
import { pageQuery } from '#contract/decode/page-query.ts';
import { pageShape } from '#contract/decode/stamp.ts';
import {
  deadLetterView,
  replayBody,
  replayView,
  webhookView,
} from '#contract/decode/webhook-lists.ts';
import type { Platform } from '../../../application/platform.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

/** Systems that are told of the changes of their tickets, and what they have not taken. */
export function webhookRoutes(
  platform: Pick<Platform, 'webhooks' | 'deadLetters' | 'replayWebhook'>,
): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/webhooks',
      id: 'listWebhooks',
      summary: 'Who is told of changes, how far, and what failed last.',
      answer: {
        description: 'All of them; none for viewers of a part of the province.',
        schema: z.object({ items: z.array(webhookView), next: z.null() }),
        example: { items: [], next: null },
      },
      handle: async (call) => ({
        items: await platform.webhooks(signedInOf(call).viewer),
        next: null,
      }),
    }),
    route({
      method: 'GET',
      path: '/webhooks/{name}/dead-letters',
      id: 'listDeadLetters',
      summary: 'Deliveries that were given up, in order of ticket and log.',
      params: { name: 'name of the webhook' },
      query: pageQuery,
      answer: {
        description: 'A page of dead letters.',
        schema: z.object({ items: z.array(deadLetterView), ...pageShape }),
        example: { items: [], next: null },
      },
      errors: ['request/invalid', 'request/cursor', 'webhook/notFound'],
      handle: async (call) =>
        valueOf(
          await platform.deadLetters(
            signedInOf(call).viewer,
            call.params['name'] ?? '',
            call.query,
          ),
        ),
    }),
    route({
      method: 'POST',
      path: '/webhooks/{name}/replay',
      id: 'replayWebhook',
      summary: 'Puts dead letters back in line: those named, or all.',
      params: { name: 'name of the webhook' },
      body: { schema: replayBody, example: {} },
      answer: {
        description: 'How many are in line again.',
        schema: replayView,
        example: { replayed: 2 },
      },
      errors: ['request/invalid', 'webhook/busy', 'webhook/notFound'],
      handle: async (call) =>
        valueOf(
          await platform.replayWebhook(
            signedInOf(call).viewer,
            call.params['name'] ?? '',
            call.body().ids,
          ),
        ),
    }),
  ];
}
