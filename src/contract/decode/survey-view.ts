import { z } from 'zod';
import { pageQueryShape } from './page-query.ts';
import { stampShape } from './stamp.ts';

/** Query of `GET /surveys/{id}/results`. */
export const surveyQuery = z.object({
  by: z.enum(['region', 'department']).default('region'),
  region: z.string().max(100).optional(),
});

/** Query of `GET /surveys/{id}/answers`. */
export const surveyAnswerQuery = z.object({
  by: z.enum(['region', 'department']).default('region'),
  region: z.string().max(100).optional(),
  unit: z.string().max(100).optional().describe('key of a listed region or department'),
  question: z.string().max(64).optional(),
  value: z.string().max(64).optional().describe('as in the results'),
  ...pageQueryShape,
});

/** One answer. */
export const surveyAnswer = z.object({
  day: z.string().nullable(),
  region: z.string().nullable(),
  department: z.string().nullable(),
  answers: z.array(z.object({ question: z.string(), said: z.string() })),
});

/** A survey as it is listed. */
export const surveyRow = z.object({
  no: z.string(),
  title: z.string().nullable(),
  phase: z.enum(['unpublished', 'waiting', 'open', 'closed']),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  questions: z.number().int().min(0),
  answered: z.number().int().min(0).describe('within the scope of the viewer'),
  region: z.string().nullable(),
  department: z.string().nullable(),
  origin: z.enum(['source', 'person']),
  closedFor: z.string().nullable().describe('why a person closed it before its time'),
  mayClose: z.boolean(),
});

const questionResult = z.object({
  id: z.string(),
  kind: z.enum(['scale', 'choice', 'text']),
  title: z.string(),
  answered: z.number().int().min(0),
  values: z.array(
    z.object({ value: z.string(), title: z.string(), count: z.number().int().min(0) }),
  ),
  mean: z.string().nullable().describe('of a scale, decimal text'),
});

const surveyUnit = z.object({
  key: z.string(),
  name: z.string(),
  answered: z.number().int().min(0),
  questions: z.array(questionResult),
});

/** Results of a survey. */
export const surveyResults = z.object({
  survey: surveyRow,
  whole: surveyUnit,
  items: z.array(surveyUnit),
  ...stampShape,
});
