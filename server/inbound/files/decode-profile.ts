import { findZone } from '#domain/time/zone.ts';
import type { Zone } from '#domain/time/zone.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { decodeEventRules, decodeNamedRule, decodeValueRule } from './decode-rules.ts';
import { ProfileField, ProfileProblem } from './profile-field.ts';
import type { DateOrder, NamedRule, Profile } from './profile.ts';

const ORDERS: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];

/** Reads a profile, or names the field that is wrong and what would be right. */
export function decodeProfile(json: unknown): Result<Profile, ProfileProblem> {
  try {
    return ok(readProfile(new ProfileField('', json)));
  } catch (problem) {
    if (problem instanceof ProfileProblem) return err(problem);
    throw problem;
  }
}

function readProfile(root: ProfileField): Profile {
  root.allow(
    ...['name', 'about', 'source', 'timeZone', 'dateOrder', 'encodings', 'delimiter', 'nothing'],
    ...['no', 'identity', 'region', 'department', 'item', 'case', 'row', 'wholeRows', 'notBefore'],
  );
  const ofCase = root.find('case');
  const ofRow = root.find('row');
  if (ofCase === undefined && ofRow === undefined) {
    throw new ProfileProblem('row', 'neither "case" nor "row" makes an event');
  }
  const rowRules = ofRow === undefined ? [] : decodeEventRules(ofRow);
  const wholeRows = root.find('wholeRows')?.flag() ?? false;
  if (wholeRows && rowRules[0]?.keepRowAs === undefined) {
    throw new ProfileProblem('row[0].keepRowAs', 'is missing: it holds what makes a row whole');
  }
  const named = (name: string): NamedRule | undefined => {
    const field = root.find(name);
    return field && decodeNamedRule(field);
  };
  const nothing = ['', ...(root.find('nothing')?.texts() ?? [])];
  return {
    name: root.get('name').text(),
    source: root.get('source').text(),
    zone: readZone(root.get('timeZone')),
    dateOrder: root.find('dateOrder')?.oneOf(ORDERS) ?? 'ymd',
    encodings: root.find('encodings')?.texts().map(readEncoding) ?? ['utf-8', 'gb18030'],
    delimiter: root.find('delimiter')?.text(),
    nothing: new Set(nothing),
    longestNothing: Math.max(...nothing.map(({ length }) => length)),
    no: decodeValueRule(root.get('no')),
    identity:
      root
        .find('identity')
        ?.items()
        .map((field) => decodeValueRule(field)) ?? [],
    region: named('region'),
    department: named('department'),
    item: named('item'),
    ofCase: ofCase === undefined ? [] : decodeEventRules(ofCase),
    ofRow: rowRules,
    wholeRows,
    notBefore: new Map(
      root
        .find('notBefore')
        ?.entries()
        .map(([later, earlier]) => [later, earlier.text()]),
    ),
  };
}

function readZone(field: ProfileField): Zone {
  const zone = findZone(field.text());
  if (zone === undefined) throw field.problem('is no time zone, such as "Europe/Amsterdam"');
  return zone;
}

function readEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    // The label is unknown to the platform.
    throw new ProfileProblem('encodings', `"${label}" is no encoding, such as "utf-8"`);
  }
}
