import { z } from 'zod';
import { FEEDBACK_ACTS } from '#domain/access/feedback-acts.ts';
import type { FeedbackActRequest, FeedbackBulkRequest } from '../feedback-view.ts';
import { amountText, limitText } from './limit-text.ts';
import { reasonText, shortText } from './scalars.ts';

const LONGEST_TEXT = 10_000;
const MOST_IDS = 1000;

export const feedbackAct = z.enum(FEEDBACK_ACTS);

const inputs = {
  reason: reasonText.optional(),
  departmentCode: shortText.optional(),
  limit: limitText.optional(),
  by: amountText.optional(),
  text: z.string().max(LONGEST_TEXT).optional(),
  reached: z.boolean().optional(),
  solved: z.boolean().optional(),
  satisfied: z.enum(['satisfied', 'basicallySatisfied', 'dissatisfied']).optional(),
  into: shortText.optional(),
  result: shortText.optional(),
};

/** Body of `POST /feedback/{no}/{act}`; what an act needs beyond the version is the act's own rule. */
export const feedbackActRequest: z.ZodType<FeedbackActRequest> = z.object({
  ...inputs,
  expectedVersion: z
    .number('must be the `version` as it was read')
    .int('must be a whole number')
    .min(0),
});

/** Body of `POST /feedback/bulk`. */
export const feedbackBulkRequest: z.ZodType<FeedbackBulkRequest> = z.object({
  ...inputs,
  ids: z.array(z.string().min(1).max(300)).min(1).max(MOST_IDS),
  action: feedbackAct,
});

/** Body of `POST /feedback/{no}/preview`. */
export const feedbackPreviewRequest = z.object({ ...inputs, act: feedbackAct });
