import { z } from 'zod';
import type { CardActRequest, CardBulkRequest } from '../card-view.ts';
import { CARD_ACTS } from '../card-view.ts';
import { dayText, reasonText, shortText } from './scalars.ts';

const expectedVersion = z
  .number('must be the `version` of the card as it was read')
  .int('must be a whole number')
  .min(0);

/** Body of `POST /cards/{id}/{act}`; what an act needs beyond the version is the act's own rule. */
export const cardActRequest: z.ZodType<CardActRequest> = z.object({
  reason: reasonText.optional(),
  expectedVersion,
  due: dayText.optional(),
  to: shortText.optional(),
  uphold: z.boolean().optional(),
  confirms: shortText.optional(),
});

/** Body of `POST /cards/bulk`. */
export const cardBulkRequest: z.ZodType<CardBulkRequest> = z.object({
  ids: z.array(z.string().min(1).max(500)).min(1).max(500),
  action: z.enum(CARD_ACTS),
  reason: reasonText.optional(),
  due: dayText.optional(),
  to: shortText.optional(),
});
