import { z } from 'zod';

/** Body of `POST /session`. */
export const sessionRequest = z.object({
  name: z.string().min(1).max(100),
  password: z.string().min(1).max(256),
});
