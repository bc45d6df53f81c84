import { z } from 'zod';
import { instantText } from './scalars.ts';

/**
 * An event as a source sends it, for the description of the interface. Taking events is the
 * platform's own, stricter reading, event by event.
 */
export const cloudEvent = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string().min(1),
    source: z.string().min(1),
    type: z.string().min(1).describe('one of the types of the contract, such as case.received'),
    subject: z.string().min(1).describe('number of the case, review, ticket or item'),
    time: instantText.describe('when it happened'),
    sequence: z
      .union([z.number().int().min(0), z.string().regex(/^\d+$/)])
      .optional()
      .describe('order of the events of one source and subject with equal time'),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'CloudEvent' });
