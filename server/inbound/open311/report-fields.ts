import { isSafeText } from '#contract/events/find-unsafe.ts';
import { RefusedRequest } from '../http/refused-request.ts';
import { checkCoding, textOf } from '../http/read-body.ts';

/** What was filled in: values by name of the field, those of attributes by their code. */
export interface ReportFields {
  readonly fields: ReadonlyMap<string, string>;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** Far above any form; each name and value is looked at. */
const MOST_FIELDS = 500;
/** `attribute[CODE]`, and for several values `attribute[CODE][]` or `attribute[CODE][0]`. */
const ATTRIBUTE = /^attribute\[([^[\]]{1,100})\](?:\[\d{0,4}\])?$/;

/**
 * The fields of a form, of the address and of the body; the body's win. An empty value counts as
 * none. That the body is a form was asked at the door.
 *
 * @throws {RefusedRequest} it is not in UTF-8.
 */
export function readFields(
  url: string,
  {
    type,
    encoding,
    bytes,
  }: {
    readonly type: string | undefined;
    readonly encoding: string | undefined;
    readonly bytes: Buffer;
  },
): ReportFields {
  checkCoding(type, encoding, []);
  const fields = new Map<string, string>();
  const attributes = new Map<string, string[]>();
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
  for (const text of [query, textOf(bytes)]) {
    const given = [...new URLSearchParams(text)].slice(0, MOST_FIELDS);
    const asked = new Set(given.map(([name]) => ATTRIBUTE.exec(name)?.[1]));
    for (const code of asked) if (code !== undefined) attributes.delete(code);
    for (const [name, value] of given) {
      if (value.trim() === '') continue;
      if (!isSafeText(name) || !isSafeText(value)) throw unsafe();
      const code = ATTRIBUTE.exec(name)?.[1];
      if (code === undefined) fields.set(name, value);
      else attributes.set(code, [...(attributes.get(code) ?? []), value]);
    }
  }
  return { fields, attributes };
}

function unsafe(): RefusedRequest {
  const message = 'A field holds NUL or half of a surrogate pair.';
  return new RefusedRequest({ code: 'request/malformed', message });
}
