import type { SubjectKind } from '#domain/subject-kind.ts';
import type { SubjectKey } from '../../application/store-rows.ts';

/** A case is its number alone: most subjects are cases, and all were once. */
type Written = string | readonly [kind: SubjectKind, no: string];

/** The subjects that a change wrote, as its row keeps them. */
export function subjectsText(subjects: readonly SubjectKey[]): string {
  return JSON.stringify(
    subjects.map(({ kind, no }): Written => (kind === 'case' ? no : [kind, no])),
  );
}

/** Reads what {@link subjectsText} wrote. */
export function readSubjects(text: string): readonly SubjectKey[] {
  return (JSON.parse(text) as readonly Written[]).map((one) =>
    typeof one === 'string' ? { kind: 'case', no: one } : { kind: one[0], no: one[1] },
  );
}
