import { REVIEW_CONTENTS } from '#domain/feedback/review-content.ts';
import { REVIEW_PERIODS } from '#domain/feedback/review-periods.ts';
import { TICKET_LIMITS } from '#domain/feedback/ticket-limits.ts';
import { codeOfContent, codeOfPeriod } from './application/reference/decode-feedback-rules.ts';
import type { NewReference } from './application/writer/new-reference.ts';

/** Limits of tickets, periods of reviews and what is asked of raters, as an empty store begins with them. */
export function firstFeedbackRules(): readonly NewReference[] {
  const row = (kind: NewReference['kind'], code: string, value: unknown): NewReference => ({
    kind,
    code,
    recordedAt: 0,
    data: JSON.stringify(value),
  });
  return [
    ...TICKET_LIMITS.map((rule) => row('ticketLimit', rule.id, rule)),
    ...REVIEW_PERIODS.map((period) => row('reviewPeriod', codeOfPeriod(period), period)),
    ...REVIEW_CONTENTS.map((content) => row('reviewContent', codeOfContent(content), content)),
  ];
}
