import { z } from 'zod';
import type { Receipt } from '../receipt.ts';

/** Answer of every way in for events. */
export const receipt: z.ZodType<Receipt> = z
  .object({
    accepted: z.number().int().min(0),
    duplicate: z.number().int().min(0),
    rejected: z.array(
      z.object({
        index: z.number().int().min(0),
        id: z.string().nullable(),
        code: z.string(),
        path: z.string().nullable(),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'Receipt' });
