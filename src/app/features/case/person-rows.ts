import type { Json } from '#domain/cases/logged-event.ts';
import type { CaseTexts } from '../../i18n/zh-case.ts';
import type { FactRow } from './case-facts-row.ts';

/** What is known of a person, known fields by their words first, others by their names. */
export function personRows(
  person: Json | null,
  words: CaseTexts['reveal']['fields'],
): readonly FactRow[] {
  if (typeof person === 'string') return [{ name: words.name, value: person }];
  if (person === null || typeof person !== 'object' || Array.isArray(person)) return [];
  const known: Readonly<Record<string, string>> = words;
  const fields = Object.entries(person as Readonly<Record<string, Json>>);
  const order = Object.keys(words);
  const placeOf = (name: string): number => {
    const place = order.indexOf(name);
    return place === -1 ? order.length : place;
  };
  return fields
    .filter(
      ([name, value]) =>
        name !== 'kind' && name !== 'erased' && name !== 'unreadable' && value !== null,
    )
    .sort(([one], [other]) => placeOf(one) - placeOf(other))
    .map(([name, value]) => ({
      name: known[name] ?? name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }));
}
