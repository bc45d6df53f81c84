import type { CaseCourse } from './cases/case-course.ts';
import type { CaseFacts, CasePhase } from './cases/case-facts.ts';
import type { DerivedSubject } from './derived-subject.ts';
import type { Instant } from './time/limit.ts';

/** Everything derived of one case at one moment (`design.md` 2 rule 1). */
export interface DerivedCase extends DerivedSubject {
  readonly facts: CaseFacts;
  readonly phase: CasePhase;
  /** The receipt where the law takes the case as accepted. */
  readonly acceptedAt: Instant | null;
  /** When silence made it accepted; null where it did not. */
  readonly deemedAt: Instant | null;
  /** What happened: steps, suspensions and extensions as the events tell them. */
  readonly course: CaseCourse;
}
