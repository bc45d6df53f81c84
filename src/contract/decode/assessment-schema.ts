import { z } from 'zod';
import { NA_POLICIES, TIES } from '#domain/assessment/scheme.ts';
import type {
  AssessmentAnswer,
  AssessmentRequest,
  IndicatorText,
  ItemView,
  RuleText,
} from '../assessment-view.ts';

const MOST_INDICATORS = 200;
const MOST_UNITS = 5000;
const MOST_PLACES = 6;

export const amount = z
  .union([z.number(), z.string()], { error: 'must be a number or a decimal text such as 0.5' })
  .describe('a number or a decimal text; read exactly as it is printed');
const name = z.string().min(1).max(200);

/** One member for each type of rule, so that a refusal names the field of that type. */
const rule: z.ZodType<RuleText> = z.discriminatedUnion('type', [
  z
    .object({ type: z.literal('linear'), full: amount })
    .describe('full × rate / 100, within 0 and full'),
  z
    .object({ type: z.literal('manual'), full: amount })
    .describe('the score that persons gave, at most full'),
  z.object({
    type: z.literal('thresholdSlopeFloor'),
    full: amount,
    target: amount,
    slope: amount,
    floor: amount,
    direction: z.enum(['higher', 'lower']),
  }),
  z.object({
    type: z.literal('steps'),
    steps: z
      .array(z.object({ from: amount, score: amount }))
      .min(1)
      .max(100),
  }),
  z
    .object({ type: z.literal('deductPerEvent'), full: amount, per: amount, floor: amount })
    .describe(
      'max(floor, full − per × count); with full 0 it only takes off, down to a floor below 0, beside the marks',
    ),
  z
    .object({ type: z.literal('bonus'), per: amount, cap: amount })
    .describe('min(cap, per × count), beside the marks: no part of what is shared out'),
  z
    .object({ type: z.literal('veto'), score: amount.optional() })
    .describe('one event and more hold the rounded total at score, 0 unless given'),
  z.object({
    type: z.literal('composite'),
    get children(): z.ZodType<readonly IndicatorText[]> {
      return z.array(indicator).min(1).max(MOST_INDICATORS);
    },
  }),
]);

const indicator: z.ZodType<IndicatorText> = z
  .object({
    id: name,
    name,
    weight: amount.optional().describe('1 unless given'),
    rule,
    minSample: amount.optional().describe('a smaller denominator makes it not applicable'),
    naPolicy: z
      .enum(NA_POLICIES)
      .optional()
      .describe(
        'redistribute unless given: its marks go to what is applicable in its branch, in proportion to their full marks',
      ),
  })
  .meta({ id: 'SchemeIndicator' });

const places = z.number().int().min(0).max(MOST_PLACES).optional();

const not = z.never().optional();

/** One form alone; keys that no form knows, such as a unit, are the caller's own and are not read. */
const value = z.union(
  [
    z.object({ numerator: amount, denominator: amount, count: not, score: not }),
    z.object({ count: amount, numerator: not, denominator: not, score: not }),
    z.object({ score: amount, numerator: not, denominator: not, count: not }),
  ],
  {
    error:
      'must be {numerator, denominator}, {count} or {score}; null or nothing where there is none',
  },
);

/** A scheme as `POST /assessments/evaluate` takes it. */
export const schemeBody: z.ZodType<AssessmentRequest['scheme']> = z.object({
  indicators: z.array(indicator).min(1).max(MOST_INDICATORS),
  rounding: z
    .object({ rate: places, score: places, total: places })
    .optional()
    .describe('decimal places, half up; 2 unless given'),
  ties: z.enum(TIES).optional().describe('1, 1, 2 (dense, unless given) or 1, 1, 3'),
});

/** Body of `POST /assessments/evaluate`; what must hold between its fields is in `read-assessment`. */
export const assessmentRequest: z.ZodType<AssessmentRequest> = z
  .object({
    scheme: schemeBody,
    units: z
      .array(z.object({ id: name, group: name, values: z.record(z.string(), value.nullable()) }))
      .max(MOST_UNITS),
  })
  .meta({ id: 'AssessmentRequest' });

export const stepViews = z.array(
  z.object({ name: z.string(), formula: z.string(), value: z.string() }),
);

const item: z.ZodType<ItemView> = z
  .object({
    indicator: z.string(),
    rate: z.string().nullable(),
    score: z.string().nullable(),
    na: z.boolean(),
    why: z.string().nullable(),
    steps: stepViews,
    get children(): z.ZodType<readonly ItemView[] | undefined> {
      return z.array(item).optional();
    },
  })
  .meta({ id: 'AssessedItem' });

/** Answer of `POST /assessments/evaluate`. */
export const assessmentAnswer: z.ZodType<AssessmentAnswer> = z
  .object({
    units: z.array(
      z.object({
        id: z.string(),
        group: z.string(),
        items: z.array(item),
        total: z.string(),
        rank: z.number().int(),
        steps: stepViews,
      }),
    ),
    leftOut: z.array(
      z.object({
        id: z.string(),
        group: z.string(),
        why: z.string(),
        indicator: z.string().nullable(),
        reason: z.string(),
      }),
    ),
    warnings: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('keys of the scheme that are not read and look like one that is'),
  })
  .meta({ id: 'AssessmentAnswer' });
