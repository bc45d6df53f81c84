import { z } from 'zod';
import { SHORTEST_REASON } from '../reveal-view.ts';
import type { RevealRequest, RevealView } from '../reveal-view.ts';

/** Why somebody has to know who somebody is. */
export const revealReason = z
  .string('must be a text')
  .trim()
  .min(SHORTEST_REASON, `must have at least ${SHORTEST_REASON} characters`)
  .max(500, 'must have at most 500 characters');

/** Body of `POST /cases/{no}/reveal`. */
export const revealRequest: z.ZodType<RevealRequest> = z.object({
  reason: revealReason,
  fields: z.array(z.string().min(1).max(100)).min(1).max(20).optional(),
});

/** Fields of its answer. */
export const revealShape = {
  no: z.string(),
  applicant: z.json().nullable(),
  parts: z.array(
    z.object({ source: z.string(), event: z.string(), path: z.string(), value: z.json() }),
  ),
};

/** Its answer. */
export const revealView = z.object(revealShape) as unknown as z.ZodType<RevealView>;
