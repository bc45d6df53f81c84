import { textOf } from '#domain/cases/read-data.ts';
import type { DerivedSubject } from '#domain/derived-subject.ts';
import type { DerivedReview } from '#domain/feedback/derive-review.ts';
import type { DerivedTicket } from '#domain/feedback/derive-ticket.ts';
import type { FeedbackSubject } from '#domain/feedback/feedback-phase.ts';
import { isBadGrade } from '#domain/feedback/review-grade.ts';
import { textMark } from '#domain/feedback/text-mark.ts';
import type { Instant } from '#domain/time/limit.ts';

/** What the row of a review keeps for signs. */
interface ReviewMarks {
  readonly kind: 'review';
  readonly good: boolean;
  readonly active: boolean;
  /** Whether there is anything of a person in it. */
  readonly personal: boolean;
  readonly window: string | null;
  readonly device: string | null;
}

/** What the row of a ticket keeps for signs: each text of an answer once, with who sent it first, and when. */
interface TicketMarks {
  readonly kind: 'ticket';
  readonly replies: readonly (readonly [departmentCode: string, at: Instant, mark: string])[];
}

/** Null for a review that does not count: without a rating, excluded, or a second one. */
export type FeedbackTrace = ReviewMarks | TicketMarks;

/** What a ticket or review keeps for the signs that numbers are made. */
export function feedbackTrace(
  kind: FeedbackSubject,
  derived: DerivedSubject,
): FeedbackTrace | null {
  return kind === 'review'
    ? reviewMarks(derived as DerivedReview)
    : ticketMarks(derived as DerivedTicket);
}

function reviewMarks({ course }: DerivedReview): ReviewMarks | null {
  const { rating, facts, repeats, excluded } = course;
  if (rating === null || facts === null || repeats !== null || excluded !== null) return null;
  const { data } = rating;
  const good = !isBadGrade(facts.grade);
  return {
    kind: 'review',
    good,
    active: facts.origin === 'active',
    personal:
      !good ||
      facts.labels.length > 0 ||
      textOf(data, 'text') !== null ||
      (data['reviewer'] ?? null) !== null,
    window: textOf(data, 'window'),
    device: textOf(data, 'device'),
  };
}

function ticketMarks({ course }: DerivedTicket): TicketMarks {
  const replies: TicketMarks['replies'][number][] = [];
  for (const { data, time } of course.replies) {
    const text = textOf(data, 'text')?.trim() ?? '';
    const department = textOf(data, 'departmentCode') ?? course.departmentCode;
    if (text === '' || department === null) continue;
    const mark = textMark(text);
    if (!replies.some((one) => one[0] === department && one[2] === mark)) {
      replies.push([department, time, mark]);
    }
  }
  return { kind: 'ticket', replies };
}
