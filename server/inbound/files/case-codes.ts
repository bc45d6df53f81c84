import { createHash } from 'node:crypto';
import type { NamedRule, Profile } from './profile.ts';
import { findValue, textOf } from './read-value.ts';
import type { Place } from './read-value.ts';

/** A code that a row names, and its name where the row says it. */
interface NamedCode {
  readonly code: string;
  readonly name: string | undefined;
}

/** Where and for what the case of a row is; absent where the row does not say. */
export interface NamedCodes {
  readonly region: NamedCode;
  readonly department: NamedCode | undefined;
  readonly item: NamedCode | undefined;
}

/**
 * The codes that a row names.
 *
 * @param place whose name `region` is the region of rows that name none
 */
export function caseCodes(place: Place, profile: Profile): NamedCodes {
  const region = place.names.get('region') ?? '';
  const own = findNamed(profile.region, place, profile);
  return {
    region: own === undefined ? { code: region, name: undefined } : pathPart(own),
    department: findNamed(profile.department, place, profile),
    item: findNamed(profile.item, place, profile),
  };
}

function findNamed(
  rule: NamedRule | undefined,
  place: Place,
  profile: Profile,
): NamedCode | undefined {
  if (rule === undefined) return undefined;
  const code = findValue(rule.code, place, profile);
  const text = code.state === 'value' ? textOf(code.value)?.trim() : undefined;
  if (text === undefined || text === '') return undefined;
  const name = rule.name && findValue(rule.name, place, profile);
  return {
    code: text,
    name: name?.state === 'value' ? textOf(name.value)?.trim() : undefined,
  };
}

/** Codes that rows name again and again, as parts of paths; regions of a country, and no more. */
const MOST_PARTS = 10_000;
const parts = new Map<string, string>();

/**
 * A region's code is a part of paths and addresses: what cannot stand there becomes `-`. Where more
 * than blanks is lost, a digest keeps apart what would be alike.
 */
function pathPart({ code, name = code }: NamedCode): NamedCode {
  const known = parts.get(code);
  if (known !== undefined) return { code: known, name };
  const part = partOf(code);
  if (parts.size < MOST_PARTS) parts.set(code, part);
  return { code: part, name };
}

function partOf(code: string): string {
  const plain = code.replace(/[^\p{L}\p{N}._~-]+/gu, '-').replace(/^-+|-+$/g, '');
  if (plain === code.replace(/\s+/g, '-')) return plain;
  return `${plain}~${createHash('sha256').update(code).digest('hex').slice(0, 6)}`;
}
