import { createHash } from 'node:crypto';
import type { Call } from './route.ts';

/**
 * Answers a value that seldom changes: under a mark of its content, and with 304 to whoever has it
 * already. Kept by the reader's browser alone, which asks each time.
 */
export function sendUnchanged<T>(call: Call<unknown, unknown>, value: T): T | undefined {
  const hash = createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
  // Weak: the same answer is sent in several codings.
  const etag = `W/"${hash}"`;
  void call.reply.headers({ etag, 'cache-control': 'private, no-cache' });
  const known = (call.request.headers['if-none-match'] ?? '').split(',').map((one) => one.trim());
  if (!known.includes(etag)) return value;
  void call.reply.code(304);
  return undefined;
}
