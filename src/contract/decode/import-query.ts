import { z } from 'zod';
import { shortText } from './scalars.ts';

/** `POST /imports`: what the bytes are; a profile is one of those shipped, never a path. */
export const importQuery = z.object({
  profile: z
    .string()
    .regex(/^[a-z0-9-]{1,50}$/, 'must be the name of a shipped profile, such as bpic15')
    .describe('name of a shipped profile'),
  name: z
    .string()
    .min(1)
    .max(200)
    .default('import')
    .describe('name of the file; its ending tells the form'),
  region: shortText.optional().describe('made below the province where it is not known'),
});
