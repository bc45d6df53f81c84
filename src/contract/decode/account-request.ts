import { z } from 'zod';
import { ROLES } from '#domain/access/role.ts';

/** What `user add` may be given; names are what people type to sign in. */
export const accountRequest = z.object({
  name: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,99}$/u, 'letters, digits and . _ @ - only'),
  role: z.enum(ROLES),
  regionCode: z.string().min(1).max(200).nullable(),
  line: z.string().min(1).max(200).nullable(),
  password: z.string().min(8, 'at least 8 characters').max(256, 'at most 256 characters'),
});
