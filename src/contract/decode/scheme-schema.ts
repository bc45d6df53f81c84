import { z } from 'zod';
import { RANKING_GROUPS, SCORE_ORIGINS } from '../scheme-view.ts';
import type {
  ManualScore,
  SchemeDecision,
  SchemeProposal,
  SchemeReading,
  SchemeText,
  SchemeView,
  ScoreConfirmation,
  ScoreEntry,
} from '../scheme-view.ts';
import { amount, schemeBody } from './assessment-schema.ts';
import { dayText, instantText, reasonText, shortText } from './scalars.ts';

const code = shortText.min(1);
const words = z.object({ zh: z.string().min(1).max(2000), en: z.string().min(1).max(2000) });
const schemeId = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9-]{0,39}$/, 'letters, digits and hyphens, beginning with a letter');

export const schemeReading: z.ZodType<SchemeReading> = z.union([
  z.strictObject({ indicator: code }),
  z.strictObject({ manual: z.enum(SCORE_ORIGINS) }),
]);

const schemeShape = {
  id: schemeId,
  name: words,
  note: words,
  effectiveFrom: dayText.describe('a period is scored by the version in force on its first day'),
  scheme: schemeBody,
  reads: z.record(z.string(), schemeReading).describe('what each leaf reads, by its id'),
  english: z.record(z.string(), z.string().max(200)).describe('English names by id'),
  targets: z
    .partialRecord(z.enum(RANKING_GROUPS), z.record(z.string(), amount))
    .optional()
    .describe('other targets of a group, by the leaf’s id'),
  sizes: z
    .object({ medium: z.number().int().min(1), large: z.number().int().min(1) })
    .optional()
    .describe('accepted cases of the period from which a unit is medium or large'),
  oncePerMatter: z
    .array(code)
    .max(50)
    .optional()
    .describe('leaves of which one matter is deducted once, the largest kept'),
};

/** A scheme as it is written; what must hold inside is checked by the desk. */
export const schemeText: z.ZodType<SchemeText> = z.object(schemeShape);

/** A version of a scheme. */
export const schemeView: z.ZodType<SchemeView> = z
  .object({
    ...schemeShape,
    version: z.number().int().min(1),
    state: z.enum(['proposed', 'confirmed', 'rejected']),
    proposedBy: z.string().nullable(),
    proposedAt: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Scheme' });

/** Body of `POST /schemes`. */
export const schemeProposal: z.ZodType<SchemeProposal> = z.object({
  scheme: schemeText,
  reason: reasonText.min(1),
});

/** Body of a scheme's confirmation or rejection. */
export const schemeDecision: z.ZodType<SchemeDecision> = z.object({
  reason: reasonText.optional(),
});

export const manualScore: z.ZodType<ManualScore> = z
  .object({
    period: z.string(),
    scheme: z.string(),
    indicator: z.string(),
    unit: z.string(),
    score: z.string().nullable().describe('what counts'),
    pending: z.string().nullable().describe('waits for a second person'),
    evidence: z.string(),
    enteredBy: z.string(),
    enteredAt: z.string(),
    confirmedBy: z.string().nullable(),
    confirmedAt: z.string().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'ManualScore' });

const scorePlace = { period: code, scheme: code, indicator: code, unit: code };

/** Body of `POST /scores`. */
export const scoreEntry: z.ZodType<ScoreEntry> = z.object({
  ...scorePlace,
  score: z.string().regex(/^\d{1,6}(\.\d{1,6})?$/, 'a decimal text such as 87.5'),
  evidence: reasonText.min(1),
});

/** Body of `POST /scores/confirm`. */
export const scoreConfirmation: z.ZodType<ScoreConfirmation> = z.object({
  ...scorePlace,
  expectedVersion: z.number().int().min(1),
});

/** `GET /scores`. */
export const scoreQuery = z.object({
  period: code,
  scheme: code,
  knownAt: instantText.optional().describe('as they were known then'),
});
