import type { IncomingMessage } from 'node:http';
import { sessionIdIn } from '../sign-in/session-cookie.ts';

/**
 * Whether a handshake may come in. A page's socket carries the visitor's cookie wherever the page
 * is from, and no CORS rule stops a WebSocket: so its `Origin` must be this very host. Senders
 * with a key have neither cookie nor Origin. A browser's same-origin GET has no Origin either, but
 * says so in `Sec-Fetch-Site`, which pages cannot set.
 */
export function isAllowedOrigin(request: Pick<IncomingMessage, 'headers'>): boolean {
  const { origin, host, cookie } = request.headers;
  if (origin !== undefined) return isHost(origin, host);
  if (request.headers['sec-fetch-site'] !== undefined) {
    return request.headers['sec-fetch-site'] === 'same-origin';
  }
  return sessionIdIn(cookie) === undefined;
}

function isHost(origin: string, host: string | undefined): boolean {
  if (!URL.canParse(origin) || host === undefined) return false;
  const { protocol, host: ofOrigin, origin: canonical } = new URL(origin);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  // `https://host:443` and the like: anything but the plain form is not what a browser sends.
  return canonical === origin && ofOrigin === withoutDefaultPort(host, protocol);
}

function withoutDefaultPort(host: string, protocol: string): string {
  return host.toLowerCase().replace(protocol === 'https:' ? /:443$/ : /:80$/, '');
}
