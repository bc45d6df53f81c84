import { eventsInOrder } from '#domain/cases/compare-events.ts';
import type { LoggedEvent } from '#domain/cases/logged-event.ts';
import { textOf } from '#domain/cases/read-data.ts';
import { foldReview } from '#domain/feedback/fold-review.ts';
import { isBadGrade } from '#domain/feedback/review-grade.ts';
import type { ReviewTrace } from '#domain/feedback/sign-of-gaming.ts';
import type { SubjectRow } from '../store/store-rows.ts';

/** What a review's signs are read from; undefined for one without a rating, and one that does not count. */
export function traceOf(
  { no, department, item }: Pick<SubjectRow, 'no' | 'department' | 'item'>,
  events: readonly LoggedEvent[],
): ReviewTrace | undefined {
  const own = eventsInOrder(events).filter(({ type }) => type.startsWith('review.'));
  const { rating, facts, repeats, excluded } = foldReview(own);
  if (rating === null || facts === null || repeats !== null || excluded !== null) return undefined;
  const { data } = rating;
  const good = !isBadGrade(facts.grade);
  return {
    no,
    at: rating.time,
    good,
    active: facts.origin === 'active',
    departmentCode: department,
    itemCode: item,
    window: textOf(data, 'window'),
    device: textOf(data, 'device'),
    personal:
      !good ||
      facts.labels.length > 0 ||
      textOf(data, 'text') !== null ||
      (data['reviewer'] ?? null) !== null,
  };
}
