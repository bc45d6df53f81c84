import { parseInstant } from '#domain/time/parse-instant.ts';
import type { Instant } from '#domain/time/limit.ts';

/** Forms of the W3C note, to the fraction of a second; the offset may be left out. */
const W3C =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(?::(\d{2}(?:\.\d{1,9})?))?([Zz]|[+\- ]\d{2}:?\d{2})?)?$/;

/**
 * Reads a date of the W3C note, as clients write it: without seconds, without a time (the day's first
 * moment), with the plus of its offset lost in the address, and without an offset, which then is that
 * of China. Undefined for anything else.
 */
export function readDate(text: string): Instant | undefined {
  const found = W3C.exec(text.trim());
  if (found === null) return undefined;
  const [, day = '', minutes = '00:00', seconds = '00', given = '+08:00'] = found;
  const offset = given.replace(' ', '+').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  return parseInstant(`${day}T${minutes}:${seconds}${offset}`);
}
