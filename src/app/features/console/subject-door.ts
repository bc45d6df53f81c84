import type { CardView } from '#contract/card-view.ts';

/** The page of what a card is about. */
export interface SubjectDoor {
  readonly path: readonly string[];
  readonly query: Readonly<Record<string, string>>;
}

/** Where the case, ticket or review of a card is opened; a number alone names a ticket there. */
export function subjectDoor({
  subject,
  subjectKind,
}: Pick<CardView, 'subject' | 'subjectKind'>): SubjectDoor {
  if (subjectKind === 'case') return { path: ['/cases', subject], query: {} };
  const query: SubjectDoor['query'] = subjectKind === 'ticket' ? {} : { subject: subjectKind };
  return { path: ['/feedback', subject], query };
}
