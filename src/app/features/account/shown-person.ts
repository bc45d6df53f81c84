import type { Json } from '#domain/cases/logged-event.ts';

/** Marks of what is known of a person, which say nothing of who it is. */
const MARKS: ReadonlySet<string> = new Set(['kind', 'erased', 'unreadable']);

/** What is known of a person in one line; empty where nothing is stated. */
export function shownPerson(person: Json | null): string {
  if (person === null) return '';
  if (typeof person !== 'object') return String(person);
  return Object.entries(person)
    .filter(([name, value]) => !MARKS.has(name) && value !== null)
    .map(([, value]) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join(' · ');
}
