import { z } from 'zod';
import type { Problem } from '../page.ts';

/** An RFC 9457 problem document. */
export const problem: z.ZodType<Problem> = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string().optional(),
    path: z.string().optional().describe('the field, for 422'),
    current: z.unknown().optional().describe('the current item, for 409'),
  })
  .meta({ id: 'Problem' });
