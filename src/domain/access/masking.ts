import type { EventData, Json } from '../cases/logged-event.ts';
import { isJsonObject } from '../cases/read-data.ts';

/** A way of hiding one personal field. */
type Mask = (text: string) => string;

/** Fields of a person, and how each is hidden. */
export const OF_A_PERSON: Readonly<Record<string, Mask>> = {
  name: maskName,
  idNo: maskIdNo,
  phone: maskPhone,
  address: maskAddress,
};

/**
 * Personal fields of an event's data: who applied, who called, who reviewed. They are split off on
 * receipt and shown masked unless the duty needs them.
 */
export const PERSONAL_FIELDS: ReadonlySet<string> = new Set(['applicant', 'caller', 'reviewer']);

/** Fields whose text is an identity: digits in them are no telephone. */
const IDENTITY_FIELD = /^(?:id|no|subject|source|type|time)$|(?:Id|No|Code)$/;

/**
 * Kinds of applicants that are no natural persons: the names and codes of organisations are public
 * (`domain.md` 6). Any other kind, also none, is taken as a person.
 */
const ORGANISATIONS: ReadonlySet<string> = new Set([
  ...['2', 'legalperson', 'legalentity', 'legal', 'enterprise', 'company', 'business'],
  ...['organisation', 'organization', 'institution', 'government', 'corporate', 'unit'],
  ...['法人', '企业', '企业法人', '非法人组织', '机关', '事业单位', '社会组织'],
]);

/**
 * The data with personal fields masked, however deep they stand, and numbers of people in all free
 * text; the same object where there are none.
 */
export function maskPersonal(data: EventData): EventData {
  return maskFields(data) as EventData;
}

/** As `maskPersonal`, of a value of any form: what was refused need not look like an event. */
export function maskAny(value: Json): Json {
  return maskField('', value);
}

/** A person's fields masked; a mere text is taken as a name. Of an organisation only the phone is hidden. */
export function maskPerson(value: Json): Json {
  if (typeof value === 'string') return maskName(value);
  if (!isJsonObject(value)) return null;
  const masked: Record<string, Json> = {};
  for (const [field, part] of Object.entries(value)) {
    const mask = maskOf(field, value);
    if (mask !== undefined) masked[field] = hide(mask, part);
    else masked[field] = isJsonObject(part) ? maskPerson(part) : maskField(field, part);
  }
  return masked;
}

function maskFields(value: EventData): Json {
  // Whoever has a number of a person is one, wherever a source puts him.
  const person = value['idNo'] !== undefined || value['phone'] !== undefined;
  let masked: Record<string, Json> | undefined;
  for (const [field, part] of Object.entries(value)) {
    if (part === undefined) continue;
    const mask = person ? maskOf(field, value) : undefined;
    const hidden = mask === undefined ? maskField(field, part) : hide(mask, part);
    if (hidden !== part) (masked ??= { ...value } as Record<string, Json>)[field] = hidden;
  }
  return masked ?? (value as Json);
}

function maskField(field: string, value: Json): Json {
  if (value === null) return null;
  if (PERSONAL_FIELDS.has(field)) return maskPerson(value);
  if (typeof value === 'string') return isIdentityField(field) ? value : maskText(value);
  if (Array.isArray(value)) {
    const list = value as readonly Json[];
    const masked = list.map((part) => maskField('', part));
    return masked.some((part, at) => part !== list[at]) ? masked : list;
  }
  return isJsonObject(value) ? maskFields(value) : value;
}

/** How a field of a person is hidden; undefined where it is no field of one, or public. */
function maskOf(field: string, of: EventData): Mask | undefined {
  if (field !== 'phone' && isOrganisation(of['kind'])) return undefined;
  return Object.hasOwn(OF_A_PERSON, field) ? OF_A_PERSON[field] : undefined;
}

function hide(mask: Mask, value: Json): Json {
  return typeof value === 'string' ? mask(value) : null;
}

/** Whether a kind of applicant is no natural person. */
export function isOrganisation(kind: Json | undefined): boolean {
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

/** Whether a field's text is an identity, so that digits in it are no telephone. */
export function isIdentityField(field: string): boolean {
  return IDENTITY_FIELD.test(field);
}

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const IDENTITY =
  /(?<![\dXx])\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])/g;

/** Mobile and identity numbers inside free text masked. */
export function maskText(text: string): string {
  if (!mayHoldNumber(text)) return text;
  return text.replaceAll(IDENTITY, maskIdNo).replaceAll(MOBILE, maskPhone);
}

// Every text of every event is looked at: most have no run of digits this long.
const LONG_NUMBER = /\d{11}/;

/** Whether a text holds a mobile or identity number. */
export function hasPersonalNumber(text: string): boolean {
  return mayHoldNumber(text) && maskText(text) !== text;
}

function mayHoldNumber(text: string): boolean {
  return text.length >= 11 && LONG_NUMBER.test(text);
}

/** The text with nothing left of its mobile and identity numbers but their length. */
export function starText(text: string): string {
  const hide = (number: string): string => stars(number.length);
  return text.replaceAll(IDENTITY, hide).replaceAll(MOBILE, hide);
}

function stars(count: number): string {
  return '*'.repeat(count);
}
