import type { RevealSubject } from '#contract/bulk-reveal.ts';
import { mayReveal, mayRevealFeedback } from '#domain/access/reveal-rule.ts';
import { sees } from '#domain/access/scope.ts';
import { gatherFeedbackFacts } from '#domain/feedback/feedback-facts.ts';
import type { ReadSide } from '../read-side.ts';
import { SubjectMap } from '../store/subject-map.ts';
import type { SubjectRow } from '../store/store-rows.ts';
import type { WholeEvent } from './personal-records.ts';
import type { Viewer } from './viewer.ts';

/** A subject whose people a viewer may not know, and why: code of the error table. */
export interface Unreachable {
  readonly place: number;
  readonly subject: RevealSubject;
  readonly code: 'case/notFound' | 'feedback/notFound' | 'access/notAllowed';
}

/** What of subjects a viewer may be shown the people of, all at one moment. */
interface Reach {
  readonly unreachable: readonly Unreachable[];
  /** Of those within reach, in the order given. */
  readonly read: readonly {
    readonly subject: RevealSubject;
    readonly events: readonly WholeEvent[];
  }[];
}

/** Looks which of these subjects lie in the viewer's scope, and whether his duty has to know who they are. */
export function reachSubjects(
  side: ReadSide,
  viewer: Viewer,
  subjects: readonly RevealSubject[],
): Promise<Reach> {
  return side.moments.one.snapshot(async (inside) => {
    const rows = new SubjectMap<SubjectRow>();
    for (const row of await inside.subjects.find(subjects)) rows.set(row, row);
    const unreachable: Unreachable[] = [];
    const read: Reach['read'][number][] = [];
    for (const [place, subject] of subjects.entries()) {
      const row = rows.get(subject);
      const isCase = subject.kind === 'case';
      if (row === undefined || !sees(viewer.scope, row)) {
        const code = isCase ? 'case/notFound' : 'feedback/notFound';
        unreachable.push({ place, subject, code });
        continue;
      }
      const events = await side.wholes.read(inside, subject, row.events);
      const may = isCase
        ? mayReveal(viewer.role)
        : mayRevealFeedback(
            viewer.role,
            gatherFeedbackFacts(events.map(({ event }) => event)).confidential,
          );
      if (may) read.push({ subject, events });
      else unreachable.push({ place, subject, code: 'access/notAllowed' });
    }
    return { unreachable, read };
  });
}

/** Whether all of these subjects lie in the viewer's scope. */
export async function seesAll(
  side: ReadSide,
  { scope }: Viewer,
  subjects: readonly RevealSubject[],
): Promise<boolean> {
  const rows = await side.store.subjects.find(subjects);
  return rows.filter((row) => sees(scope, row)).length === subjects.length;
}
