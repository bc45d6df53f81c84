import { createHash, randomBytes } from 'node:crypto';

/** A new random secret of 256 bits: a session id or a source key. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the store keeps of a random secret; too much entropy to guess, so one round is enough. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
