import { addDays } from '#domain/time/day.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import type { Attributes } from './log-part.ts';
import type { Profile, ReadAs, ValueRule } from './profile.ts';
import { instantOf, readWritten } from './read-time.ts';
import type { WrittenTime } from './read-time.ts';

/** A row (or a case, without row) and what templates may name; of both only what says something (`said`). */
export interface Place {
  readonly facts: Attributes;
  readonly row: Attributes | undefined;
  readonly names: ReadonlyMap<string, string>;
}

/** What a rule finds: a value, nothing, or a text that it cannot read. */
export type Found =
  | { readonly state: 'value'; readonly value: Json }
  | { readonly state: 'nothing' }
  | {
      readonly state: 'unreadable';
      readonly column: string;
      /** What stands in place of the value, so that whoever looks at it sees what was written. */
      readonly inPlace: Json;
      /** Whether the event means nothing without it, as a limit without its end. */
      readonly essential: boolean;
    };

const NOTHING: Found = { state: 'nothing' };

/**
 * Finds the value of a rule in a row.
 *
 * @param from when what the value is of begins, RFC 3339; a limit in hours ends so much later
 */
export function findValue(rule: ValueRule, place: Place, profile: Profile, from?: string): Found {
  switch (rule.from) {
    case 'constant':
      return { state: 'value', value: rule.value };
    case 'template':
      return fillTemplate(rule.template, place);
    case 'object':
      return findObject(rule.fields, place, profile, from);
    case 'columns': {
      for (const column of rule.columns) {
        const raw = rawValue(column, place);
        if (raw !== undefined) return readAs(rule.as, column, mapped(rule, raw), profile, from);
      }
      return rule.otherwise === undefined ? NOTHING : { state: 'value', value: rule.otherwise };
    }
  }
}

/** The value of a column as it stands; undefined where it says nothing. */
export function rawValue(column: string, place: Place): Json | undefined {
  const value = column.startsWith('case:')
    ? place.facts.get(column.slice('case:'.length))
    : place.row?.get(column);
  return value ?? undefined;
}

/** The attributes without those whose value says nothing. */
export function said(attributes: Attributes, { nothing, longestNothing }: Profile): Attributes {
  const kept = new Map<string, Json>();
  for (const [name, value] of attributes) {
    if (value === null) continue;
    if (typeof value === 'string') {
      const text = value.trim();
      if (text.length <= longestNothing && nothing.has(text)) continue;
    }
    kept.set(name, value);
  }
  return kept;
}

/** A value as text: of a number its digits; undefined for lists and objects. */
export function textOf(value: Json): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function mapped({ map, others }: Extract<ValueRule, { from: 'columns' }>, raw: Json): Json {
  const text = textOf(raw);
  return text === undefined ? raw : (map?.get(text.trim()) ?? others ?? raw);
}

function readAs(
  as: ReadAs,
  column: string,
  raw: Json,
  profile: Profile,
  from: string | undefined,
): Found {
  const text = textOf(raw);
  if (as === 'text') return { state: 'value', value: text ?? raw };
  const value = text === undefined ? undefined : readText(as, text, profile, from);
  if (value !== undefined) return { state: 'value', value };
  return { state: 'unreadable', column, inPlace: raw, essential: as === 'due' || as === 'limit' };
}

function readText(
  as: ReadAs,
  text: string,
  profile: Profile,
  from: string | undefined,
): Json | undefined {
  switch (as) {
    case 'text':
      return text;
    case 'prose':
      return proseOf(text);
    case 'last':
      return lastOf(text);
    case 'number': {
      const number = Number(text.trim().replaceAll(',', ''));
      return Number.isFinite(number) ? number : undefined;
    }
    case 'boolean':
      return readBoolean(text);
    case 'instant': {
      const written = readWritten(text, profile.dateOrder);
      return written && new Date(instantOf(written, profile.zone)).toISOString();
    }
    case 'due': {
      const written = readWritten(text, profile.dateOrder);
      return written && due(written, profile);
    }
    case 'limit': {
      const written = readWritten(text, profile.dateOrder);
      return written ? { due: due(written, profile) } : (readAmount(text) ?? readHours(text, from));
    }
  }
}

function proseOf(text: string): string {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return lines.filter((line) => line !== '').join('\n');
}

function lastOf(text: string): string | undefined {
  const parts = text.split(/->|=>|—>|[→>＞|、;；]/).map((part) => part.trim());
  return parts.findLast((part) => part !== '');
}

/** Also as catalogues of items write it: `20(工作日)`. */
const AMOUNT =
  /^(\d{1,5})\s*个?\s*(?:[(（]\s*)?(工作日|自然日|工作小时|天|日)?\s*[)）]?(?:之?内)?$/;

const UNITS: Readonly<Record<string, string>> = {
  工作日: 'workingDay',
  自然日: 'naturalDay',
  天: 'naturalDay',
  日: 'naturalDay',
  工作小时: 'workingHour',
};

function readAmount(text: string): Json | undefined {
  const found = AMOUNT.exec(text.trim());
  return found === null
    ? undefined
    : { value: Number(found[1]), unit: UNITS[found[2] ?? '工作日'] ?? 'workingDay' };
}

/** Hours of the clock, not of the office: `2小时` of an urgent matter also run at night. */
const HOURS = /^(\d{1,5})\s*个?\s*(?:[(（]\s*)?(小时|分钟)\s*[)）]?(?:之?内)?$/;

const LENGTHS_MS: Readonly<Record<string, number>> = { 小时: 3_600_000, 分钟: 60_000 };

/** A limit has no such unit, since its end is stated with its beginning. */
function readHours(text: string, from: string | undefined): Json | undefined {
  const found = HOURS.exec(text.trim());
  if (found === null || from === undefined) return undefined;
  const length = Number(found[1]) * (LENGTHS_MS[found[2] ?? ''] ?? NaN);
  return { due: new Date(Date.parse(from) + length).toISOString() };
}

function readBoolean(text: string): boolean | undefined {
  if (/^(?:true|yes|y|1|是)$/i.test(text.trim())) return true;
  return /^(?:false|no|n|0|否)$/i.test(text.trim()) ? false : undefined;
}

/**
 * The end that a file states. A date alone ends with its day: in the calendar's own zone it stays
 * a day; elsewhere it is the last instant of that day there.
 */
function due(written: WrittenTime, { zone }: Profile): string {
  if (written.ofDay !== null) return new Date(instantOf(written, zone)).toISOString();
  if (zone.id === 'Asia/Shanghai') {
    return new Date(written.day * DAY_MS).toISOString().slice(0, 10);
  }
  return new Date(zone.startOf(addDays(written.day, 1)) - 1).toISOString();
}

const DAY_MS = 86_400_000;

function fillTemplate(template: string, place: Place): Found {
  const parts: (string | undefined)[] = [];
  const text = template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = place.names.get(name) ?? rawValue(name, place);
    // Blanks around it are of the file, and would name another place.
    const part = value === undefined ? undefined : textOf(value)?.trim();
    parts.push(part);
    return part ?? '';
  });
  return parts.includes(undefined) ? NOTHING : { state: 'value', value: text };
}

function findObject(
  fields: ReadonlyMap<string, ValueRule>,
  place: Place,
  profile: Profile,
  from: string | undefined,
): Found {
  const made: Record<string, Json> = {};
  for (const [name, rule] of fields) {
    const found = findValue(rule, place, profile, from);
    if (found.state === 'unreadable') return { ...found, inPlace: { [name]: found.inPlace } };
    if (found.state === 'value') made[name] = found.value;
  }
  return Object.keys(made).length === 0 ? NOTHING : { state: 'value', value: made };
}
