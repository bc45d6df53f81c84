import { z } from 'zod';
import type { WhatIfCasesRequest, WhatIfCasesView } from '../what-if-cases.ts';
import { countedShape } from './indicator-view.ts';
import { otherRulesShape, periodView, rankingQueryShape } from './ranking-schema.ts';
import { clockBucket, clockKind, shortText } from './scalars.ts';
import { stampShape } from './stamp.ts';

/** Body of `POST /rankings/what-if/cases`. */
export const whatIfCasesRequest: z.ZodType<WhatIfCasesRequest> = z.object({
  ...rankingQueryShape,
  ...otherRulesShape,
  unit: shortText.min(1).describe('code of a region or department of the group'),
  indicator: shortText.min(1).describe('id of the catalogue, such as I-03'),
  limit: z.number().int().min(1).max(200).optional().describe('50 unless given'),
  cursor: z.string().max(500).optional(),
});

const end = z.object({ due: z.string().nullable(), bucket: clockBucket }).nullable();
const count = z.object({ before: z.number().int(), after: z.number().int() });

const movedCase = z.object({
  ...countedShape,
  numerator: z.number().int().describe('what it would add beyond what it adds now'),
  denominator: z.number().int(),
  clocks: z
    .array(z.object({ kind: clockKind, before: end, after: end }))
    .describe('its clocks that would end otherwise'),
});

/** Answer of `POST /rankings/what-if/cases`. */
export const whatIfCasesView = z.object({
  hypothetical: z.literal(true).describe('nothing published changes'),
  period: periodView,
  unit: z.string(),
  indicator: z.string(),
  numerator: count.describe('all cases together add up to the difference'),
  denominator: count.nullable(),
  items: z.array(movedCase),
  next: z.string().nullable(),
  total: z.number().int().describe('cases within reach'),
  ...stampShape,
}) satisfies z.ZodType<WhatIfCasesView>;
