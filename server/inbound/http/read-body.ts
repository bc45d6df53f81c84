import type { IncomingHttpHeaders } from 'node:http';
import type { z } from 'zod';
import { decode } from '#contract/decode/decode.ts';
import { compare, readExact } from '#domain/assessment/decimal.ts';
import { isDeeperThan } from '../events/is-deeper-than.ts';
import { RefusedRequest, refuse } from './refused-request.ts';

// Ten levels of indicators, the deepest body there is, nest four deep each.
const MAX_DEPTH = 64;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The text of a body; a byte that is not UTF-8 is refused rather than replaced. */
export function textOf(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    return refuse('request/notUtf8', 'The body must be UTF-8 text.');
  }
}

/** The JSON value of a text. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : 'not JSON';
    return refuse('request/malformed', `The body is not JSON: ${why}.`);
  }
}

/** The essence of a content type in lower case; empty where there is none. */
export function mediaTypeOf(header: string | undefined): string {
  return (header ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Refuses a charset other than UTF-8, and a coding that is not listed. */
export function checkCoding(
  contentType: string | undefined,
  encoding: string | undefined,
  codings: readonly string[],
): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    refuse('request/unsupportedType', 'Text must be UTF-8.');
  }
  const coding = (encoding ?? 'identity').trim().toLowerCase();
  if (coding !== 'identity' && !codings.includes(coding)) {
    refuse('request/unsupportedType', `Content-Encoding ${coding.slice(0, 40)} is not taken.`);
  }
}

/** Reads a JSON body by its schema. @param exact whether numbers are read to the last digit sent */
export function readJson<T>(
  {
    schema,
    exact = false,
  }: { readonly schema: z.ZodType<T>; readonly exact?: boolean | undefined },
  headers: Pick<IncomingHttpHeaders, 'content-type' | 'content-encoding'>,
  bytes: Buffer,
): T {
  const { 'content-type': contentType, 'content-encoding': encoding } = headers;
  const type = mediaTypeOf(contentType);
  if ((bytes.length > 0 || type !== '') && type !== 'application/json') {
    refuse('request/unsupportedType', 'The body must be application/json.');
  }
  checkCoding(contentType, encoding, []);
  const read = exact ? exactJsonOf : jsonOf;
  return decodeOrRefuse(schema, bytes.length === 0 ? undefined : read(textOf(bytes)));
}

/** A number that long, or what looks like one in a text: a binary float may hold another one. */
const LONG_NUMBER = /\d[\d.]{15}|\d[eE]/;
/** A field of that name, also where a letter of it is escaped. */
const PROTOTYPE = /__proto__|\\u00/;

/**
 * The JSON value of a text, in which a number that a binary float cannot hold stays the text that it was
 * written as: fields of exact amounts take it so, and those of other numbers refuse it, rather than read
 * another one.
 */
function exactJsonOf(text: string): unknown {
  if (!LONG_NUMBER.test(text) && !PROTOTYPE.test(text)) return jsonOf(text);
  // A reviver calls itself for each level: what nests too deep is told as such before.
  const plain = jsonOf(text);
  if (isDeeperThan(plain, MAX_DEPTH)) return plain;
  const keep: Reviver = (key, value, context) => {
    if (key === '__proto__') {
      const message = 'A field cannot be named __proto__.';
      throw new RefusedRequest({ code: 'request/invalid', message, path: key });
    }
    if (typeof value !== 'number' || context?.source === undefined) return value;
    return isSame(context.source, value) ? value : context.source;
  };
  return JSON.parse(text, keep) as unknown;
}

/** The third parameter is of ECMAScript 2026: what a primitive value was written as. */
type Reviver = (key: string, value: unknown, context?: { readonly source?: string }) => unknown;

function isSame(source: string, value: number): boolean {
  const [written, held] = [readExact(source), readExact(value)];
  return written !== undefined && held !== undefined && compare(written, held) === 0;
}

/** A decoded value, or a refusal that names the field. A schema that calls itself needs the bound. */
export function decodeOrRefuse<T>(schema: z.ZodType<T>, value: unknown): T {
  if (isDeeperThan(value, MAX_DEPTH)) {
    refuse('request/invalid', `The body nests deeper than ${MAX_DEPTH} levels.`);
  }
  const decoded = decode(schema, value);
  if (decoded.ok) return decoded.value;
  const { path, message } = decoded.error;
  throw new RefusedRequest({ code: 'request/invalid', message: `${message}.`, path });
}
