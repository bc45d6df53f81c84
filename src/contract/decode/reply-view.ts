import { z } from 'zod';
import type { DraftView, ReplyTemplate, SavedView } from '../reply-view.ts';

const LONGEST = 10_000;
const name = z.string().trim().min(1, 'must not be empty').max(100);

/** Body of `POST /feedback/{no}/draft`. */
export const draftRequest = z.object({ text: z.string().max(LONGEST) });

export const draftView: z.ZodType<DraftView> = z
  .object({ text: z.string(), at: z.string().nullable() })
  .meta({ id: 'Draft' });

/** Body of `POST /reply-templates`. */
export const templateRequest = z.object({
  name,
  kind: z.string().max(100).nullable(),
  text: z.string().trim().min(1, 'must not be empty').max(LONGEST),
});

export const replyTemplate: z.ZodType<ReplyTemplate> = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: z.string().nullable(),
    text: z.string(),
    own: z.boolean(),
  })
  .meta({ id: 'ReplyTemplate' });

/** Body of `POST /feedback-views`. */
export const viewRequest = z.object({ name, query: z.string().max(2000) });

export const savedView: z.ZodType<SavedView> = z
  .object({ id: z.string(), name: z.string(), query: z.string() })
  .meta({ id: 'SavedView' });
