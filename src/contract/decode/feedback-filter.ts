import { z } from 'zod';
import {
  FEEDBACK_SUBJECTS,
  REVIEW_PHASES,
  TICKET_PHASES,
} from '#domain/feedback/feedback-phase.ts';
import type { FeedbackFilter } from '../feedback-view.ts';
import { FEEDBACK_VIEWS } from '../feedback-view.ts';
import { pageQueryShape } from './page-query.ts';
import { dayText, flagText, shortText } from './scalars.ts';
import { tableFormat } from './list-queries.ts';

export const feedbackSubject = z.enum(FEEDBACK_SUBJECTS);
export const feedbackPhase = z.enum([
  ...TICKET_PHASES,
  ...REVIEW_PHASES.filter((phase) => phase !== 'revisited'),
]);

const shape = {
  subject: feedbackSubject.optional(),
  kind: shortText.optional().describe('kind of the ticket, `badReview` or `goodReview`'),
  phase: feedbackPhase
    .or(z.enum(FEEDBACK_VIEWS))
    .optional()
    .describe('one phase, or the phases of a view: open, toDispatch, toRevisit, ended'),
  urgency: shortText.optional(),
  confidential: flagText.optional(),
  region: shortText.optional(),
  department: shortText.optional(),
  channel: shortText.optional(),
  mine: z
    .enum(['waiting', 'handled'])
    .optional()
    .describe('what waits for the role of the viewer, or what he had a hand in'),
  due: dayText.optional().describe('due on this day or earlier'),
  overdue: flagText.optional(),
  text: shortText.optional().describe('part of number, title or category'),
};

/** Filter of feedback, from a query or from a live topic. */
export const feedbackFilter: z.ZodType<FeedbackFilter> = z.object(shape);

/** `GET /feedback`. */
export const feedbackListQuery = z.object({ ...shape, ...pageQueryShape });

/** `GET /feedback/export.csv`: the list's filter, all pages. */
export const feedbackExportQuery = z.object({ ...shape, format: tableFormat });

/** `GET /feedback/{no}` and its acts: which of two is meant where a ticket and a review bear one number. */
export const feedbackItemQuery = z.object({
  subject: feedbackSubject.optional().describe('the ticket unless given'),
});
