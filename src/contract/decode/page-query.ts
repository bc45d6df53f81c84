import { z } from 'zod';

/** Where a page of a list begins and how many items it has. */
export const pageQueryShape = {
  cursor: z.string().max(2000).optional().describe('`next` of the page before'),
  limit: z.coerce
    .number('must be a whole number from 1 to 200')
    .int('must be a whole number from 1 to 200')
    .min(1)
    .max(200)
    .optional()
    .describe('items a page, at most 200; 50 unless given'),
};

export const pageQuery = z.object(pageQueryShape);
