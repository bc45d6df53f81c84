import type { LoggedEvent } from '../cases/logged-event.ts';
import type { ReviewPhase } from './feedback-phase.ts';
import type { ReviewCourse } from './review-course.ts';
import { isReached } from './fold-review.ts';
import { isBadGrade } from './review-grade.ts';

/**
 * The phase of a review: an exclusion and a repetition hold whatever else happened, an appeal while it
 * waits; else the furthest step. After an appeal was rejected the next step is awaited anew.
 */
export function phaseOfReview(course: ReviewCourse): ReviewPhase {
  const { appeals, events } = course;
  if (course.excluded !== null) return 'excluded';
  if (course.repeats !== null) return 'repeated';
  if (!isAnswerable(course)) return 'submitted';
  if (appeals.some(({ decision }) => decision === null)) return 'appealed';
  const furthest = furthestOf(events);
  const rejected = appeals.at(-1)?.decision ?? null;
  if (rejected === null || AFTER_THE_FIX.has(furthest)) return furthest;
  const since = furthestOf(events.slice(events.indexOf(rejected) + 1));
  return since === 'submitted' ? 'appealRejected' : since;
}

/** Whether somebody has to be called back: a bad grade that a person gave, also one taken over. */
export function isAnswerable({ facts }: Pick<ReviewCourse, 'facts'>): boolean {
  return facts !== null && isBadGrade(facts.grade) && facts.origin !== 'default';
}

const STEPS = ['revisited', 'fedBack', 'rectified', 'verified', 'assigned'] as const;

/** What was fixed stays fixed, also when somebody appealed afterwards and was told no. */
const AFTER_THE_FIX: ReadonlySet<ReviewPhase> = new Set(['rectified', 'fedBack', 'revisited']);

function furthestOf(events: readonly LoggedEvent[]): ReviewPhase {
  const done = STEPS.find((phase) =>
    events.some(
      (event) => event.type === `review.${phase}` && (phase !== 'verified' || isReached(event)),
    ),
  );
  return done ?? 'submitted';
}
