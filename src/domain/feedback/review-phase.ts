import type { LoggedEvent } from '../cases/logged-event.ts';
import type { ReviewPhase } from './feedback-phase.ts';
import type { ReviewCourse } from './review-course.ts';
import { isBadGrade } from './review-grade.ts';

/**
 * The phase of a review: an exclusion and a repetition hold whatever else happened, an appeal while it
 * waits; else the furthest step. After an appeal was rejected the next step is awaited anew.
 */
export function phaseOfReview(course: ReviewCourse): ReviewPhase {
  const { appeals } = course;
  if (course.excluded !== null) return 'excluded';
  if (course.repeats !== null) return 'repeated';
  if (!isAnswerable(course)) return 'submitted';
  if (appeals.some(({ decision }) => decision === null)) return 'appealed';
  const step = furthest(course);
  const rejected = appeals.at(-1)?.decision ?? null;
  if (rejected !== null && (step === null || step.event.time < rejected.time)) {
    return step !== null && AFTER_THE_FIX.has(step.phase) ? step.phase : 'appealRejected';
  }
  return step?.phase ?? 'submitted';
}

/** Whether somebody has to be called back: a bad grade that a person gave, also one taken over. */
export function isAnswerable({ facts }: Pick<ReviewCourse, 'facts'>): boolean {
  return facts !== null && isBadGrade(facts.grade) && facts.origin !== 'default';
}

const STEPS = ['revisited', 'fedBack', 'rectified', 'verified', 'assigned'] as const;

/** What was fixed stays fixed, also when somebody appealed afterwards and was told no. */
const AFTER_THE_FIX: ReadonlySet<ReviewPhase> = new Set(['rectified', 'fedBack', 'revisited']);

function furthest(
  course: ReviewCourse,
): { readonly phase: ReviewPhase; readonly event: LoggedEvent } | null {
  for (const phase of STEPS) {
    const event = course[phase];
    if (event !== null) return { phase, event };
  }
  return null;
}
