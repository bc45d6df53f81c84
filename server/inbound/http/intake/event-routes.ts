import { z } from 'zod';
import { receipt } from '#contract/decode/receipt.ts';
import { BATCH_TYPE, LINES_TYPE, SINGLE_TYPE, readEventBody } from '../../events/event-body.ts';
import { MAX_BYTES } from '../../events/intake.ts';
import type { Intake } from '../../events/intake.ts';
import { HeldAnswers } from '../../events/held-answers.ts';
import { mergeReceipt } from '../../events/merge-receipt.ts';
import { EVENT_EXAMPLE, RECEIPT_EXAMPLE } from '../examples.ts';
import { refuse } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';
import { cloudEvent } from '#contract/decode/cloud-event.ts';

/** How long the answer to a source is held that goes on though it was told to wait. */
const HELD_MS = 1000;

/** `POST /events`: events of a source, answered after they are durable. */
export function eventRoutes(intake: Intake): readonly Route[] {
  const held = new HeldAnswers();
  return [
    route({
      method: 'POST',
      path: '/events',
      id: 'pushEvents',
      early: true,
      summary:
        'Takes events of a source; good events of a batch are kept when others are rejected.',
      body: {
        schema: z.array(cloudEvent),
        types: [BATCH_TYPE, SINGLE_TYPE, LINES_TYPE],
        example: [EVENT_EXAMPLE],
        maxBytes: MAX_BYTES,
      },
      answer: {
        description: 'Receipt, given when what was accepted is durable.',
        schema: receipt,
        example: RECEIPT_EXAMPLE,
      },
      errors: [
        'request/malformed',
        'request/notUtf8',
        'source/notCovered',
        'request/tooLarge',
        'request/unsupportedType',
        'request/tooMany',
        'server/busy',
      ],
      handle: async ({ caller, bytes, request }) => {
        const source = caller.source ?? refuse('source/keyMissing');
        const { 'content-type': type, 'content-encoding': encoding } = request.headers;
        const wait = intake.waitOf(source);
        if (wait > 0) {
          await held.hold(Math.min(wait * 1000, HELD_MS));
          return refuse('request/tooMany', undefined, wait);
        }
        const body = await readEventBody(type, encoding, bytes).catch((error: unknown) => {
          // What is packed may have been unpacked to the limit before it was found to be nothing.
          intake.chargeUnreadable(source, encoding === undefined ? bytes.length : MAX_BYTES);
          throw error;
        });
        const answer = await intake.take(source, body.events, 'http');
        if (!answer.ok) return refuse(answer.code, answer.message, answer.retryAfter);
        return mergeReceipt(answer.receipt, body.places, body.broken);
      },
    }),
  ];
}
