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
