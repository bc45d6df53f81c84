import type { ReviewCourse, ReviewFacts } from './review-course.ts';
import { pointsOf } from './review-grade.ts';
import { isAnswerable } from './review-phase.ts';

/** What a review adds to one cell, without the place and the day that all its cells share. */
export interface ReviewCount {
  readonly measure: 'review' | 'reviewStage' | 'badReview' | 'realNameBadReview';
  readonly name: string;
  readonly kind: string | null;
  readonly amount: number;
  /** Where it was given, of what is asked by channel. */
  readonly channel?: string | null;
}

/**
 * What a review counts for beside its clocks and cards, all by the day of the rating; ratings and points,
 * and the bad ones that stand, with the channel in which they were given:
 *
 * - `review` `active` `default` `imported`: ratings by origin, kind the grade. An exclusion does not
 *   take a rating out of these: the formulas of `domain.md` 3.4 divide by all active ratings and take
 *   only bad ones that were not excluded.
 * - `review` `points`: points of active ratings; `review` `excluded`: what was excluded, kind the grade
 * - `reviewStage`: active ratings once more by stage, kind the grade
 * - `badReview` `active` `imported`: bad ratings that are not excluded, kind the stage
 * - `badReview` `contacted` `rectified` `fedBack` `revisited` (asked about the fix, and answered)
 *   `satisfied`: how far those came, kind the origin
 * - `badReview` `appealed`, `appealUpheld`: also of those that were excluded, kind the origin
 * - `realNameBadReview` `given`, `calledBack`: the same of people who gave their names, kind the origin
 *
 * A repeated rating counts for nothing.
 */
export function countsOfReview(course: ReviewCourse): readonly ReviewCount[] {
  const { facts, excluded, repeats } = course;
  if (facts === null || repeats !== null) return [];
  const counts = countsOfRating(facts);
  const bad = (name: string): void => {
    counts.push({ measure: 'badReview', name, kind: facts.origin, amount: 1 });
  };
  if (course.appeals.length > 0) bad('appealed');
  if (excluded !== null) {
    counts.push({ measure: 'review', name: 'excluded', kind: String(facts.grade), amount: 1 });
    if (course.appeals.length > 0) bad('appealUpheld');
    return counts;
  }
  if (!isAnswerable(course)) return counts;
  const { origin, stage, channel } = facts;
  counts.push({ measure: 'badReview', name: origin, kind: stage, amount: 1, channel });
  if (course.verified !== null) bad('contacted');
  if (course.rectified !== null) bad('rectified');
  if (course.fedBack !== null) bad('fedBack');
  if (course.satisfaction !== null) {
    bad('revisited');
    if (course.satisfaction !== 'dissatisfied') bad('satisfied');
  }
  if (facts.realName) {
    const named = { measure: 'realNameBadReview', kind: facts.origin, amount: 1 } as const;
    counts.push({ ...named, name: 'given' });
    if (course.verified !== null) counts.push({ ...named, name: 'calledBack' });
  }
  return counts;
}

function countsOfRating({ origin, grade, stage, channel }: ReviewFacts): ReviewCount[] {
  const kind = String(grade);
  const counts: ReviewCount[] = [{ measure: 'review', name: origin, kind, amount: 1, channel }];
  if (origin !== 'active') return counts;
  const points = pointsOf(grade);
  if (points > 0) {
    counts.push({ measure: 'review', name: 'points', kind, amount: points, channel });
  }
  counts.push({ measure: 'reviewStage', name: stage, kind, amount: 1 });
  return counts;
}
