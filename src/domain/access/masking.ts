import type { EventData, Json } from '../cases/logged-event.ts';
import { isJsonObject } from '../cases/read-data.ts';

/** A way of hiding one personal field. */
type Mask = (text: string) => string;

const OF_A_PERSON: Readonly<Record<string, Mask>> = {
  name: maskName,
  idNo: maskIdNo,
  phone: maskPhone,
  address: maskAddress,
};

/**
 * Personal fields of an event's data (`design.md` 5): who applied, who called, who reviewed. Their
 * parts are split off on receipt and shown masked unless the duty needs them.
 */
const PERSONAL_FIELDS: readonly string[] = ['applicant', 'caller', 'reviewer'];

/** Free text in which people write numbers of themselves and others. */
const FREE_TEXT: readonly string[] = ['text', 'title', 'reason'];

/**
 * Kinds of applicants that are no natural persons: the names and codes of organisations are public
 * (`domain.md` 6). Any other kind, also none, is taken as a person.
 */
const ORGANISATIONS: ReadonlySet<string> = new Set([
  ...['2', 'legalperson', 'legalentity', 'legal', 'enterprise', 'company', 'business'],
  ...['organisation', 'organization', 'institution', 'government', 'corporate', 'unit'],
  ...['法人', '企业', '企业法人', '非法人组织', '机关', '事业单位', '社会组织'],
]);

/** The data with personal fields masked; the same object where it has none. */
export function maskPersonal(data: EventData): EventData {
  let masked: Record<string, Json | undefined> | undefined;
  for (const field of PERSONAL_FIELDS) {
    const value = data[field];
    if (value === undefined || value === null) continue;
    masked ??= { ...data };
    masked[field] = maskPerson(value);
  }
  for (const field of FREE_TEXT) {
    const value = data[field];
    if (typeof value !== 'string') continue;
    const hidden = maskText(value);
    if (hidden === value) continue;
    masked ??= { ...data };
    masked[field] = hidden;
  }
  return masked ?? data;
}

/** A person's fields masked; a mere text is taken as a name. Of an organisation only the phone is hidden. */
export function maskPerson(value: Json): Json {
  if (typeof value === 'string') return maskName(value);
  if (!isJsonObject(value)) return null;
  const organisation = isOrganisation(value['kind']);
  const masked: Record<string, Json> = {};
  for (const [field, part] of Object.entries(value)) {
    const mask = OF_A_PERSON[field];
    const isPublic = mask === undefined || (organisation && field !== 'phone');
    masked[field] = isPublic ? part : typeof part === 'string' ? mask(part) : null;
  }
  return masked;
}

function isOrganisation(kind: Json | undefined): boolean {
  return (
    typeof kind === 'string' && ORGANISATIONS.has(kind.replaceAll(/[_\s-]/g, '').toLowerCase())
  );
}

/** 张* for two characters, 张*明 for three and more; a single one is hidden. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim());
  const first = characters[0] ?? '';
  const last = characters[characters.length - 1] ?? '';
  if (characters.length <= 1) return stars(characters.length);
  if (characters.length === 2) return `${first}*`;
  return `${first}${stars(characters.length - 2)}${last}`;
}

/** First 3 and last 4 of a mobile number; of a shorter number only the last 2. */
export function maskPhone(phone: string): string {
  const text = phone.trim();
  if (text.length >= 11) return `${text.slice(0, 3)}${stars(text.length - 7)}${text.slice(-4)}`;
  return text.length <= 4 ? stars(text.length) : `${stars(text.length - 2)}${text.slice(-2)}`;
}

/** First 6 and last 4 of an identity number of 15 or more characters, else first and last. */
export function maskIdNo(idNo: string): string {
  const text = idNo.trim();
  if (text.length >= 15) return `${text.slice(0, 6)}${stars(text.length - 10)}${text.slice(-4)}`;
  if (text.length <= 2) return stars(text.length);
  return `${text.slice(0, 1)}${stars(text.length - 2)}${text.slice(-1)}`;
}

/** An address down to its street; what names the house is hidden. */
export function maskAddress(address: string): string {
  const street = /^.*?(?:街道|大道|路|街|巷|镇|乡)/u.exec(address);
  return `${street === null ? Array.from(address).slice(0, 6).join('') : street[0]}***`;
}

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const IDENTITY =
  /(?<![\dXx])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])/g;

/** Mobile and identity numbers inside free text masked. */
export function maskText(text: string): string {
  return text.replaceAll(IDENTITY, maskIdNo).replaceAll(MOBILE, maskPhone);
}

function stars(count: number): string {
  return '*'.repeat(count);
}
