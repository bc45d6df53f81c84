import type { EventData, Json } from '../cases/logged-event.ts';
import { isJsonObject } from '../cases/read-data.ts';
import { starKnown } from './known-words.ts';
import {
  OF_A_PERSON,
  PERSONAL_FIELDS,
  hasPersonalNumber,
  isIdentityField,
  isOrganisation,
  starText,
} from './masking.ts';

/** Something personal in an event's data, and where it stands. */
export interface PersonalPart {
  /** Names of fields and places in lists, from the data down. */
  readonly path: readonly (string | number)[];
  readonly value: Json;
  /** Kept out altogether, or a free text of which only the numbers and the words that name who it is are. */
  readonly hides: 'all' | 'numbers';
}

/** Families of events that speak of offices and systems, whose names and telephones are public. */
const OF_OFFICES: ReadonlySet<string> = new Set(['item', 'platform', 'hotline', 'source']);

// Longer ones are no code of a kind.
const LONGEST_KIND = 64;

const NOTHING: readonly PersonalPart[] = [];
/** Characters; what is shorter names a town or a county. */
const SHORTEST_ADDRESS = 8;
const NOBODY: readonly string[] = [];

/**
 * What of an event's data is about a person: the fields that name one, whoever has a number of a
 * person, and numbers of people in free text. The same places that are masked when shown.
 */
export function findPersonal(type: string, data: EventData): readonly PersonalPart[] {
  const search: Search = {
    found: undefined,
    path: [],
    namesOnly: OF_OFFICES.has(type.slice(0, type.indexOf('.'))),
    known: NOBODY,
  };
  searchFields(data, search);
  const { found } = search;
  const known = found === undefined ? NOBODY : knownWordsOf(found);
  if (known.length === 0) return found ?? NOTHING;
  // Once more, now that it is known who it is: texts may say so too.
  const again: Search = { ...search, found: undefined, known };
  searchFields(data, again);
  return again.found ?? NOTHING;
}

/**
 * The data without their personal parts, as the log keeps them.
 *
 * @param commit the commitment to a part's value; undefined where nothing may be kept of it
 */
export function withholdPersonal(
  data: EventData,
  parts: readonly PersonalPart[],
  commit: (part: PersonalPart) => string | undefined,
): EventData {
  const known = knownWordsOf(parts);
  return parts.reduce<Json>((open, part) => {
    const { hides, path, value } = part;
    const left = hides === 'all' ? withheld(value, commit(part)) : starred(value, known);
    return replaceAt(open, path, left);
  }, data as Json) as EventData;
}

/** The data with their personal parts put back; a place that is gone stays gone. */
export function restorePersonal(
  data: EventData,
  parts: readonly Pick<PersonalPart, 'path' | 'value'>[],
): EventData {
  return parts.reduce<Json>(
    (open, { path, value }) => replaceAt(open, path, value),
    data as Json,
  ) as EventData;
}

/** The data of somebody who was forgotten: in every withheld place stands that it was erased. */
export function showErased(data: EventData): EventData {
  return markIn(data as Json, '', 'erased') as EventData;
}

/** The data of somebody whose sealed part is damaged or gone: every withheld place says so. */
export function showUnreadable(data: EventData): EventData {
  return markIn(data as Json, '', 'unreadable') as EventData;
}

interface Search {
  found: PersonalPart[] | undefined;
  readonly path: (string | number)[];
  readonly namesOnly: boolean;
  /** Words by which those whom the data name are known. */
  readonly known: readonly string[];
}

function searchFields(value: EventData, search: Search): void {
  const { path, namesOnly } = search;
  // Whoever has a number of a person is one, wherever a source puts him.
  const person = !namesOnly && (value['idNo'] !== undefined || value['phone'] !== undefined);
  for (const field in value) {
    const part = value[field];
    if (part === undefined || part === null) continue;
    path.push(field);
    if (PERSONAL_FIELDS.has(field) || (person && Object.hasOwn(OF_A_PERSON, field))) {
      take(part, 'all', search);
    } else if (typeof part === 'string') {
      if (!isIdentityField(field) && tellsWho(part, search)) {
        take(part, 'numbers', search);
      }
    } else if (typeof part === 'object') {
      searchIn(part, search);
    }
    path.pop();
  }
}

function searchIn(value: object, search: Search): void {
  if (!Array.isArray(value)) {
    searchFields(value as EventData, search);
    return;
  }
  for (const [place, part] of (value as readonly Json[]).entries()) {
    search.path.push(place);
    if (typeof part === 'string') {
      if (tellsWho(part, search)) take(part, 'numbers', search);
    } else if (typeof part === 'object' && part !== null) {
      searchIn(part, search);
    }
    search.path.pop();
  }
}

function take(value: Json, hides: PersonalPart['hides'], search: Search): void {
  search.found ??= [];
  search.found.push({ path: [...search.path], value, hides });
}

function withheld(value: Json, commitment: string | undefined): Json {
  const kind = isJsonObject(value) ? value['kind'] : undefined;
  const open = typeof kind === 'string' && kind.length <= LONGEST_KIND && !hasPersonalNumber(kind);
  return {
    ...(open ? { kind } : {}),
    ...(commitment === undefined ? { erased: true } : { commitment }),
  };
}

function starred(value: Json, known: readonly string[]): Json {
  return typeof value === 'string' ? starKnown(starText(value), known) : null;
}

function tellsWho(text: string, { namesOnly, known }: Search): boolean {
  if (namesOnly) return false;
  return hasPersonalNumber(text) || (known.length > 0 && starKnown(text, known) !== text);
}

/** The words by which those are known whose fields are kept out; of organisations none. */
function knownWordsOf(parts: readonly PersonalPart[]): readonly string[] {
  const words: string[] = [];
  for (const { value, hides } of parts) {
    if (hides !== 'all') continue;
    if (typeof value === 'string') words.push(value.trim());
    if (!isJsonObject(value) || isOrganisation(value['kind'])) continue;
    for (const field in OF_A_PERSON) {
      const word = value[field];
      // A town is no address of anybody, and stands in every other title.
      if (typeof word !== 'string' || (field === 'address' && word.length < SHORTEST_ADDRESS))
        continue;
      words.push(word.trim());
    }
  }
  return words;
}

function replaceAt(value: Json, path: readonly (string | number)[], by: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return by;
  if (Array.isArray(value) && typeof step === 'number') {
    const list = value as readonly Json[];
    const part = list[step];
    return part === undefined ? list : list.with(step, replaceAt(part, rest, by));
  }
  if (!isJsonObject(value) || typeof step !== 'string') return value;
  const part = Object.hasOwn(value, step) ? value[step] : undefined;
  return part === undefined ? value : { ...value, [step]: replaceAt(part, rest, by) };
}

function markIn(value: Json, field: string, mark: 'erased' | 'unreadable'): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((part) => markIn(part, '', mark));
  if (!isJsonObject(value)) return value;
  if (typeof value['commitment'] === 'string' && isPlaceOfPerson(field)) {
    const { kind } = value;
    return { ...(kind === undefined ? {} : { kind }), [mark]: true };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, markIn(part, name, mark)]),
  );
}

function isPlaceOfPerson(field: string): boolean {
  return PERSONAL_FIELDS.has(field) || Object.hasOwn(OF_A_PERSON, field);
}
