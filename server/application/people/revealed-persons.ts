import type { RevealedPart, RevealView } from '#contract/reveal-view.ts';
import { eventsInOrder } from '#domain/cases/compare-events.ts';
import { gatherFacts, readFacts } from '#domain/cases/fold-facts.ts';
import type { GatheredFacts } from '#domain/cases/fold-facts.ts';
import type { Json, LoggedEvent } from '#domain/cases/logged-event.ts';
import type { WholeEvent } from './personal-records.ts';

/** Who the people of a case are, in clear; of the fields named, or of all. */
export function personsOfCase(
  no: string,
  read: readonly WholeEvent[],
  fields?: readonly string[],
): RevealView {
  const wanted = (path: readonly (string | number)[]): boolean =>
    fields === undefined || fields.includes(String(path[0]));
  return {
    no,
    applicant: wanted(['applicant']) ? applicantOf(read) : null,
    parts: partsOf(read, wanted),
  };
}

/** Who called or reviewed, in clear. */
export function personsOfFeedback(no: string, read: readonly WholeEvent[]): RevealView {
  let who: Json | null = null;
  for (const { whole } of read) who = whole.data['caller'] ?? whole.data['reviewer'] ?? who;
  return { no, applicant: who, parts: partsOf(read, () => true) };
}

/** Names of the fields that are shown, for the record. */
export function fieldsShown({ parts }: RevealView): string[] {
  return [...new Set(parts.map(({ path }) => path))];
}

/** Who was shown, person by person, for the record; a subject that names nobody has one row as well. */
export function personsShown(
  view: RevealView,
): readonly { readonly person: string | null; readonly fields: readonly string[] }[] {
  const persons = new Map<string, string[]>();
  for (const field of fieldsShown(view)) {
    const [person = field] = field.split('.');
    persons.set(person, [...(persons.get(person) ?? []), field]);
  }
  if (persons.size === 0) return [{ person: null, fields: [] }];
  return [...persons].map(([person, fields]) => ({ person, fields }));
}

function partsOf(
  read: readonly WholeEvent[],
  wanted: (path: readonly (string | number)[]) => boolean,
): RevealedPart[] {
  return read.flatMap(({ whole, parts: apart }) =>
    apart
      .filter(({ path }) => wanted(path))
      .map(({ path, value }): RevealedPart => {
        const { source, id } = whole;
        return { source, event: id, path: path.join('.'), value };
      }),
  );
}

function applicantOf(read: readonly WholeEvent[]): Json | null {
  const facts: GatheredFacts = new Map();
  const events: readonly LoggedEvent[] = read.map(({ whole }) => whole);
  for (const event of eventsInOrder(events)) {
    if (event.type.startsWith('case.')) gatherFacts(facts, event);
  }
  return readFacts(facts).applicant;
}
