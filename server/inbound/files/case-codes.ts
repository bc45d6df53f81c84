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

/** The codes that a row names. */
export function caseCodes(place: Place, profile: Profile): NamedCodes {
  const region = place.names.get('region') ?? '';
  const own = profile.region && findNamed(profile.region, place, profile);
  return {
    region: own ?? { code: region, name: undefined },
    department: findNamed(profile.department, place, profile),
    item: findNamed(profile.item, place, profile),
  };
}

function findNamed(rule: NamedRule, place: Place, profile: Profile): NamedCode | undefined {
  const code = findValue(rule.code, place, profile);
  const text = code.state === 'value' ? textOf(code.value)?.trim() : undefined;
  if (text === undefined || text === '') return undefined;
  const name = rule.name && findValue(rule.name, place, profile);
  return { code: text, name: name?.state === 'value' ? textOf(name.value) : undefined };
}
