import { RefusedRequest } from '../http/refused-request.ts';
import { mediaTypeOf } from '../http/read-body.ts';

/** Media type in which the standard sends a new request. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The source key of a form: `api_key` of the body, else of the address; undefined where there is none. */
export function findApiKey(url: string, body: unknown): string | undefined {
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  const form = Buffer.isBuffer(body) ? body.toString('latin1') : '';
  for (const text of [form, query]) {
    const key = new URLSearchParams(text).get('api_key')?.trim();
    if (key !== undefined && key !== '') return key;
  }
  return undefined;
}

/** Refuses a body of another type: a key in it would be looked for in vain, and that is not what is wrong. */
export function requireForm(type: string | undefined, body: unknown): void {
  if (!Buffer.isBuffer(body) || body.length === 0 || mediaTypeOf(type) === FORM_TYPE) return;
  const message = `The body must be ${FORM_TYPE}, with api_key in it or in the address.`;
  throw new RefusedRequest({ code: 'request/unsupportedType', message });
}
