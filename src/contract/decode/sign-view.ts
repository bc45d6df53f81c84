import { z } from 'zod';
import { stampShape } from './stamp.ts';

/** Query of `GET /feedback/signs`. */
export const signQuery = z.object({
  region: z.string().max(100).optional(),
  from: z.string().max(10).optional().describe('first day, YYYY-MM-DD; seven days unless given'),
  to: z.string().max(10).optional(),
});

/** Signs that numbers are made. */
export const signList = z.object({
  items: z.array(
    z.object({
      kind: z.enum(['burst', 'moreReviewsThanCases', 'defaultAsActive', 'copiedReply']),
      by: z.enum(['window', 'device', 'minute', 'department', 'words']),
      key: z.string().describe('window, device, department or mark of the words that they share'),
      departmentCode: z.string().nullable(),
      departmentName: z.string().nullable(),
      from: z.string(),
      to: z.string(),
      count: z.number().int().min(0),
      expected: z.number().int().min(0).describe('so many would be nothing to ask about'),
      evidence: z
        .array(z.string())
        .describe('numbers of the reviews, of `copiedReply` of the tickets; at most 200'),
    }),
  ),
  from: z.string(),
  to: z.string(),
  looked: z.number().int().min(0).describe('reviews that were looked at'),
  complete: z.boolean().describe('whether all of the days was looked at'),
  ...stampShape,
});
