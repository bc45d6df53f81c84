import { z } from 'zod';
import { quarantineRow } from '#contract/decode/operation-view.ts';
import { pageQuery } from '#contract/decode/page-query.ts';
import { receipt } from '#contract/decode/receipt.ts';
import { pageShape } from '#contract/decode/stamp.ts';
import type { Platform } from '../../../application/platform.ts';
import { RECEIPT_EXAMPLE } from '../examples.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { signedInOf } from '../people/session-routes.ts';

/** Events that were refused: to look at, and to try again after their cause is gone. */
export function quarantineRoutes(
  platform: Pick<Platform, 'quarantine' | 'retryQuarantined'>,
): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/quarantine',
      id: 'listQuarantine',
      summary: 'Refused events with the reason; for a conflict also the event that was kept.',
      query: pageQuery.extend({ source: z.string().max(200).optional() }),
      answer: {
        description: 'A page of refused events, latest first.',
        schema: z.object({ items: z.array(quarantineRow), ...pageShape }),
        example: { items: [], next: null },
      },
      errors: ['request/invalid'],
      handle: (call) => platform.quarantine(signedInOf(call).viewer, call.query, call.query.source),
    }),
    route({
      method: 'POST',
      path: '/quarantine/{id}/retry',
      id: 'retryQuarantined',
      summary: 'Takes a refused event once more, as it was sent.',
      params: { id: 'id of the row' },
      answer: {
        description: 'The receipt of the one event.',
        schema: receipt,
        example: { ...RECEIPT_EXAMPLE, accepted: 1, rejected: [] },
      },
      errors: ['quarantine/notFound', 'quarantine/notKept'],
      handle: async (call) =>
        valueOf(await platform.retryQuarantined(signedInOf(call).viewer, call.params['id'] ?? '')),
    }),
  ];
}
