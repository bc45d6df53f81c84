import { z } from 'zod';
import type { DraftQuestion, SurveyDraft } from '#domain/feedback/survey-draft.ts';
import type { SurveyDraftRow, SurveyDraftView } from '../survey-draft-view.ts';
import { reasonText } from './scalars.ts';

const code = z.string().max(64);
const day = z.string().max(10).describe('YYYY-MM-DD, empty while it is not set');
/** More than can be published, so that somebody may write more and choose. */
const MOST = { questions: 100, options: 50 };

const question: z.ZodType<DraftQuestion> = z.object({
  id: code,
  kind: z.enum(['scale', 'choice', 'text']),
  title: z.string().max(200),
  required: z.boolean(),
  from: z.number(),
  to: z.number(),
  options: z.array(z.object({ code, title: z.string().max(100) })).max(MOST.options),
  several: z.boolean(),
});

const surveyDraft: z.ZodType<SurveyDraft> = z
  .object({
    title: z.string().max(100),
    regionCode: z.string().max(100),
    departmentCode: z.string().max(100).nullable(),
    from: day,
    to: day,
    questions: z.array(question).max(MOST.questions),
  })
  .meta({ id: 'SurveyDraft' });

const expectedVersion = z.number().int().min(0);

/** Most links of one request: a meeting, a mailing list of an office. */
const MOST_LINKS = 200;

/** Body of `POST /surveys/{id}/links`. */
export const surveyLinkRequest = z.object({
  count: z
    .number('must be a whole number from 1 to 200')
    .int('must be a whole number from 1 to 200')
    .min(1)
    .max(MOST_LINKS),
});

/** Bodies of `POST /survey-drafts`, of one of them, of its publication, and of a survey's closing. */
export const newDraftRequest = z.object({ draft: surveyDraft });
export const draftChange = z.object({ draft: surveyDraft, expectedVersion });
export const publishRequest = z.object({ expectedVersion });
export const closeRequest = z.object({
  reason: reasonText.trim().min(1, 'must not be empty'),
});

export const surveyDraftRow: z.ZodType<SurveyDraftRow> = z
  .object({
    no: z.string(),
    title: z.string(),
    region: z.string().nullable(),
    questions: z.number().int().min(0),
    savedAt: z.string(),
    savedBy: z.string(),
  })
  .meta({ id: 'SurveyDraftRow' });

export const surveyDraftView: z.ZodType<SurveyDraftView> = z
  .object({
    no: z.string(),
    draft: surveyDraft,
    version: z.number().int(),
    savedAt: z.string(),
    savedBy: z.string(),
    today: z.string(),
  })
  .meta({ id: 'SurveyDraftView' });
