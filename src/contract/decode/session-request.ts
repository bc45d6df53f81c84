import { z } from 'zod';
import { signInCode } from './second-factor.ts';

/** Body of `POST /session`. */
export const sessionRequest = z.object({
  name: z.string().min(1).max(100),
  password: z.string().min(1).max(256),
  code: signInCode
    .optional()
    .describe('time code or recovery code, where the account asks for one'),
});
