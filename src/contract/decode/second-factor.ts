import { z } from 'zod';
import { instantText } from './scalars.ts';

/** A time code of six digits or a recovery code. */
export const signInCode = z.string().min(1).max(64);

/** Body of `POST /me/second-factor/confirm` and `/disable`. */
export const codeRequest = z.object({ code: signInCode });

/** Body of `POST /me/password`. */
export const passwordRequest = z.object({
  current: z.string().min(1).max(256),
  password: z.string().min(8, 'at least 8 characters').max(256, 'at most 256 characters'),
});

export const secondFactorState = z.object({ on: z.boolean(), recoveryLeft: z.number().int() });
export const secondFactorSecret = z.object({ secret: z.string(), uri: z.string() });
export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const ownSession = z.object({
  id: z.string(),
  current: z.boolean(),
  startedAt: instantText,
  lastSeenAt: instantText,
  endsAt: instantText,
});
