import type { Json } from '#domain/cases/logged-event.ts';
import type { NamedCodes } from './case-codes.ts';
import type { EventRule, Profile, ValueRule } from './profile.ts';
import { findValue, rawValue, textOf } from './read-value.ts';
import type { Place } from './read-value.ts';

/** An event of a file as it is handed to the platform; unreadable parts stay as they are written. */
export interface FileEvent {
  readonly specversion: '1.0';
  readonly id?: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  readonly time?: Json;
  readonly sequence?: number;
  readonly data: Readonly<Record<string, Json>>;
}

export interface MakeSettings {
  readonly profile: Profile;
  /** Whether the event says where and for what the case is. */
  readonly withCodes: boolean;
  /** Whether it is of the case as a whole, not of one row. */
  readonly isCase: boolean;
}

export interface MadeEvent {
  readonly event: FileEvent;
  /** The column because of which the event cannot be taken; undefined where it can. */
  readonly wrong: string | undefined;
  /** Of a case: what it says of a limit that nobody can read, to be refused by itself. */
  readonly refused: FileEvent | undefined;
}

/** Fields of an event's data that have a meaning of their own: other facts do not take their place. */
const OWN_FIELDS = new Set([
  ...['itemCode', 'regionCode', 'departmentCode', 'channel', 'title', 'kind', 'applicant'],
  ...['statutoryLimit', 'commitmentLimit', 'reason', 'materials', 'ground', 'step', 'stepId'],
  ...['result', 'limit', 'by', 'approvedBy', 'method', 'amount', 'standard', 'name', 'how'],
  ...['officer', 'attributes'],
]);

/** Makes the event of a rule from a row. */
export function makeEvent(
  rule: EventRule,
  place: Place,
  codes: NamedCodes,
  settings: MakeSettings,
): MadeEvent {
  const { profile } = settings;
  const data: Record<string, Json> = settings.withCodes ? stated(codes, rule.type) : {};
  const unreadable: Record<string, Json> = {};
  let wrong: string | undefined;
  const time = findValue(rule.time, place, profile);
  const from = time.state === 'value' ? textOf(time.value) : undefined;
  for (const [name, value] of rule.data) {
    const found = findValue(value, place, profile, from);
    if (found.state === 'value') data[name] = found.value;
    if (found.state !== 'unreadable') continue;
    if (!found.essential) data[name] = found.inPlace;
    else if (settings.isCase) unreadable[name] = found.inPlace;
    else {
      data[name] = found.inPlace;
      wrong = found.column;
    }
  }
  if (rule.keepFacts) keepFacts(data, place, profile);
  if (rule.keepRowAs !== undefined) keepRow(data, rule.keepRowAs, rule, place, profile);
  if (time.state !== 'value') wrong = time.state === 'unreadable' ? time.column : rule.key;
  const event = envelope(rule, place, settings, {
    ...(time.state === 'value' ? { time: time.value } : {}),
    ...(time.state === 'unreadable' ? { time: time.inPlace } : {}),
    data,
  });
  if (Object.keys(unreadable).length === 0) return { event, wrong, refused: undefined };
  const refused = {
    ...event,
    ...(event.id === undefined ? {} : { id: `${event.id}/unreadable` }),
    data: { ...stated(codes, rule.type), ...unreadable },
  };
  return { event, wrong, refused };
}

function envelope(
  rule: EventRule,
  { names }: Place,
  { profile, isCase }: MakeSettings,
  content: { readonly time?: Json; readonly data: Readonly<Record<string, Json>> },
): FileEvent {
  const no = names.get('no');
  const identity = isCase ? undefined : names.get('identity');
  const id = [no, identity, rule.key].filter((part) => part !== undefined).join('/');
  return {
    specversion: '1.0',
    source: profile.source,
    type: rule.type,
    ...(no === undefined ? {} : { id, subject: no }),
    ...(rule.sequence !== undefined && { sequence: rule.sequence }),
    ...content,
  };
}

function stated({ region, department, item }: NamedCodes, type: string): Record<string, Json> {
  if (type.startsWith('ticket.')) {
    return { regionCode: region.code, ...(item && { category: item.code }) };
  }
  return {
    ...(item && { itemCode: item.code }),
    regionCode: region.code,
    ...(department && { departmentCode: department.code }),
  };
}

function keepFacts(data: Record<string, Json>, place: Place, profile: Profile): void {
  const read = columnsOf(profile);
  for (const name of place.facts.keys()) {
    const column = `case:${name}`;
    if (read.has(column)) continue;
    const value = rawValue(column, place);
    if (value !== undefined) data[OWN_FIELDS.has(name) ? column : name] = value;
  }
}

function keepRow(
  data: Record<string, Json>,
  as: string,
  rule: EventRule,
  place: Place,
  profile: Profile,
): void {
  const read = columnsOfEvent(rule, profile);
  const kept: [string, Json][] = [];
  for (const column of place.row?.keys() ?? []) {
    if (read.has(column) || rule.drop.has(column)) continue;
    const value = rawValue(column, place);
    if (value !== undefined) kept.push([column, value]);
  }
  if (kept.length > 0) data[as] = Object.fromEntries(kept);
}

const readColumns = new WeakMap<EventRule, ReadonlySet<string>>();

/** Columns whose value an event holds already, so that its row need not keep them again. */
function columnsOfEvent(rule: EventRule, { wholeRows }: Profile): ReadonlySet<string> {
  const known = readColumns.get(rule);
  if (known !== undefined) return known;
  const rules = [...rule.data.values(), rule.time].filter((each) => !wholeRows || isVerbatim(each));
  const columns = new Set(rules.flatMap(columnsOfRule));
  readColumns.set(rule, columns);
  return columns;
}

const knownColumns = new WeakMap<Profile, ReadonlySet<string>>();

/** Columns that the rules of the case read: they need not be kept again. */
function columnsOf(profile: Profile): ReadonlySet<string> {
  const known = knownColumns.get(profile);
  if (known !== undefined) return known;
  const rules = profile.ofCase.flatMap((rule) => [rule.time, ...rule.data.values()]);
  const named = [profile.no, profile.item?.code, profile.department?.code];
  const read = [...rules, ...named].filter((rule) => rule !== undefined);
  const columns = new Set(read.flatMap(columnsOfRule));
  knownColumns.set(profile, columns);
  return columns;
}

/** Whether an event that differs in a column of the rule differs itself. */
function isVerbatim(rule: ValueRule): boolean {
  if (rule.from === 'object') return [...rule.fields.values()].every(isVerbatim);
  return (
    rule.from === 'columns' &&
    rule.columns.length === 1 &&
    rule.map === undefined &&
    rule.others === undefined &&
    (rule.as === 'text' || rule.as === 'instant' || rule.as === 'prose')
  );
}

function columnsOfRule(rule: ValueRule): readonly string[] {
  if (rule.from === 'columns') return rule.columns;
  return rule.from === 'object' ? [...rule.fields.values()].flatMap(columnsOfRule) : [];
}
