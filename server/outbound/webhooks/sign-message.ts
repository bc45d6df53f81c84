import { createHmac } from 'node:crypto';

/**
 * The headers of a message by the convention of standardwebhooks.com: an id that is the same for
 * every try, when it is sent (seconds), and HMAC-SHA256 over both and the body. Whoever receives it
 * refuses a time that is long past, and by the id knows what he has already.
 */
export function signedHeaders(
  message: { readonly id: string; readonly body: string; readonly secret: string },
  sentAt: number,
): Readonly<Record<string, string>> {
  const { id, body, secret } = message;
  const timestamp = String(Math.floor(sentAt / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const hmac = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${hmac}`,
    'idempotency-key': id,
  };
}
