import { z } from 'zod';
import type { DeadLetterView, ReplayView, WebhookView } from '../webhook-view.ts';

const count = z.number().int().min(0);

/** One row of `GET /webhooks`. */
export const webhookView: z.ZodType<WebhookView> = z
  .object({
    name: z.string(),
    url: z.string(),
    prefix: z.string(),
    state: z.enum(['ok', 'waiting', 'failing']),
    pending: count,
    dead: count,
    delivered: count,
    lastDeliveredAt: z.string().nullable(),
    lastError: z.string().nullable(),
  })
  .meta({ id: 'Webhook' });

/** One row of `GET /webhooks/{name}/dead-letters`. */
export const deadLetterView: z.ZodType<DeadLetterView> = z
  .object({
    id: z.string(),
    ticket: z.string(),
    attempts: count,
    failedAt: z.string(),
    error: z.string(),
  })
  .meta({ id: 'DeadLetter' });

/** Body of `POST /webhooks/{name}/replay`. */
export const replayBody = z.object({
  ids: z.array(z.string().max(700)).max(200).optional().describe('dead letters; all unless given'),
});

/** Answer of a replay. */
export const replayView: z.ZodType<ReplayView> = z.object({ replayed: count });
