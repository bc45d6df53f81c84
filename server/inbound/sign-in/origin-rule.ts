import type { IncomingMessage } from 'node:http';
import { sessionIdIn } from './session-cookie.ts';

type Headers = Pick<IncomingMessage, 'headers'>;

/**
 * Whether a handshake may come in. A page's socket carries the visitor's cookie wherever the page
 * is from, and no CORS rule stops a WebSocket: so its `Origin` must be our own. Senders with a key
 * have neither cookie nor Origin. A browser's same-origin GET has no Origin either, but says so in
 * `Sec-Fetch-Site`, which pages cannot set.
 *
 * @param own the origin that people type, where it is set; else the host that the request names
 *   is believed, which a proxy in front must hand on unchanged.
 */
export function isAllowedOrigin(request: Headers, own?: string): boolean {
  const { origin, cookie } = request.headers;
  if (origin !== undefined) return isOwnOrigin(request, own);
  if (request.headers['sec-fetch-site'] !== undefined) {
    return request.headers['sec-fetch-site'] === 'same-origin';
  }
  return sessionIdIn(cookie) === undefined;
}

/**
 * Whether a request says that another site's page sent it. Unlike a handshake, a request without
 * any word of where it is from may be a program's that holds a session.
 */
export function isForeignPage(request: Headers, own?: string): boolean {
  const { origin } = request.headers;
  if (origin !== undefined && !isOwnOrigin(request, own)) return true;
  const site = request.headers['sec-fetch-site'];
  return site === 'cross-site' || site === 'same-site';
}

function isOwnOrigin({ headers: { origin, host } }: Headers, own: string | undefined): boolean {
  if (own !== undefined) return origin === own;
  if (origin === undefined || host === undefined || !URL.canParse(origin)) return false;
  const { protocol, host: ofOrigin, origin: canonical } = new URL(origin);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  // `https://host:443` and the like: anything but the plain form is not what a browser sends.
  return canonical === origin && ofOrigin === withoutDefaultPort(host, protocol);
}

function withoutDefaultPort(host: string, protocol: string): string {
  return host.toLowerCase().replace(protocol === 'https:' ? /:443$/ : /:80$/, '');
}
