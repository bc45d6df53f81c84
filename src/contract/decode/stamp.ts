import { z } from 'zod';

/** What every answer with a number carries. */
export const stampShape = {
  asOf: z.string().describe('every clock was read at this instant'),
  dataVersion: z.number().int(),
  mayOpen: z.boolean().describe('whether the cases behind the number may be opened'),
};

/** The frame of a page of a list. */
export const pageShape = {
  next: z.string().nullable().describe('cursor of the page after this one'),
  total: z.number().int().min(0).optional(),
};
