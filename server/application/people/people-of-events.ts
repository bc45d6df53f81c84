import type { Json, LoggedEvent } from '#domain/cases/logged-event.ts';

const KNOWN_FIELDS = ['name', 'phone', 'idNo', 'address'] as const;

/** Words by which the people are known of whom events tell that nothing was split off. */
export function knownWords(events: readonly LoggedEvent[]): readonly string[] {
  const words = new Set<string>();
  for (const { data } of events) {
    for (const person of [data['caller'], data['reviewer'], data['applicant']]) {
      if (typeof person === 'string') words.add(person);
      if (typeof person !== 'object' || person === null || Array.isArray(person)) continue;
      for (const field of KNOWN_FIELDS) {
        const value = (person as Readonly<Record<string, Json>>)[field];
        if (typeof value === 'string') words.add(value.trim());
      }
    }
  }
  return [...words];
}
