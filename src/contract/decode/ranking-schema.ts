import { z } from 'zod';
import type {
  LeftOutRow,
  RankingExplanation,
  RankingHistory,
  RankingItem,
  RankingRow,
  RankingView,
  WhatIfRequest,
  WhatIfView,
} from '../ranking-view.ts';
import { RANKING_GROUPS } from '../scheme-view.ts';
import { amount, stepViews } from './assessment-schema.ts';
import { tableFormat } from './list-queries.ts';
import { dayText, instantText, shortText } from './scalars.ts';
import { schemeReading, schemeText } from './scheme-schema.ts';
import { stampShape } from './stamp.ts';

const MOST_CHANGES = 200;
const MOST_DAYS = 60;
const MOST_MORE_DAYS = 60;

/** Which ranking is asked for. */
export const rankingQueryShape = {
  period: shortText
    .optional()
    .describe('2026-10, 2026-Q4, 2026-H2 or 2026; the running month unless given'),
  scheme: shortText.optional().describe('id of a scheme; the first unless given'),
  group: z.enum(RANKING_GROUPS).optional().describe('cities unless given'),
};

const thenShape = {
  ...rankingQueryShape,
  knownAt: instantText
    .optional()
    .describe(
      'as it was known then; far back at the last end of an hour or day before, which asOf names',
    ),
};

/** `GET /rankings` and what belongs to it. */
export const rankingQuery = z.object(thenShape);

/** `GET /rankings/export.csv`. */
export const rankingExportQuery = z.object({ ...thenShape, format: tableFormat });

/** `GET /rankings/history`. */
export const historyQuery = z.object({
  ...thenShape,
  periods: z.coerce.number().int().min(1).max(24).optional().describe('how many; 6 unless given'),
});

const words = z.object({ zh: z.string(), en: z.string() });

/** Days of a period and how far it is. */
export const periodView = z.object({
  code: z.string(),
  from: z.string(),
  to: z.string(),
  state: z.enum(['open', 'ended']),
});

const item: z.ZodType<RankingItem> = z
  .object({
    indicator: z.string(),
    rate: z.string().nullable(),
    score: z.string().nullable(),
    na: z.boolean(),
    reason: z.string().nullable(),
    numerator: z.number().optional(),
    denominator: z.number().nullable().optional(),
    deductedElsewhere: z.number().int().optional(),
    band: z.object({ low: z.string(), high: z.string() }).nullable().optional(),
    steps: stepViews.optional(),
  })
  .meta({ id: 'RankingItem' });

const unitShape = {
  unit: z.string(),
  name: z.string(),
  kind: z.enum(['region', 'department']),
  group: z.string(),
  mayOpen: z.boolean(),
};

const row: z.ZodType<RankingRow> = z
  .object({
    ...unitShape,
    rank: z.number().int(),
    previousRank: z.number().int().nullable(),
    total: z.string(),
    previousTotal: z.string().nullable(),
    change: z.string().nullable(),
    items: z.array(item),
  })
  .meta({ id: 'RankingRow' });

const leftOut: z.ZodType<LeftOutRow> = z
  .object({
    ...unitShape,
    indicator: z.string().nullable(),
    reason: z.string(),
    items: z.array(item),
  })
  .meta({ id: 'LeftOutRow' });

/** Answer of `GET /rankings`. */
export const rankingView = z.object({
  period: periodView,
  previous: z.string(),
  scheme: z.object({
    id: z.string(),
    version: z.number().int(),
    name: words,
    places: z.object({ rate: z.number(), score: z.number(), total: z.number() }),
  }),
  group: z.enum(RANKING_GROUPS),
  indicators: z.array(
    z.object({
      id: z.string(),
      name: words,
      parent: z.string().nullable(),
      rule: z.string(),
      weight: z.string(),
      full: z.string(),
      target: z.string().nullable(),
      direction: z.enum(['higher', 'lower']).nullable(),
      minSample: z.string().nullable(),
      reads: schemeReading.nullable(),
    }),
  ),
  items: z.array(row),
  leftOut: z.array(leftOut),
  configurationVersion: z.number().int(),
  knownAt: z.string().optional(),
  ...stampShape,
}) satisfies z.ZodType<RankingView>;

const moved = z.object({
  indicator: z.string().nullable(),
  before: z.string(),
  after: z.string(),
  change: z.string(),
});

const point = z.object({
  period: z.string(),
  rank: z.number().int().nullable(),
  total: z.string().nullable(),
});

const matterPart = z.object({
  indicator: z.string(),
  points: z.string(),
  kind: z.string(),
  no: z.string(),
});

/** Answer of `GET /rankings/{unit}`. */
export const rankingExplanation = z.object({
  period: periodView,
  previous: z.string(),
  row: row.nullable(),
  leftOut: leftOut.nullable(),
  steps: stepViews,
  moved: z.array(moved).nullable(),
  oneCase: z.array(
    z.object({
      indicator: z.string(),
      gain: z.string(),
      total: z.string(),
      rank: z.number().int(),
      cases: z.number().int(),
    }),
  ),
  matters: z
    .object({
      total: z.number().int(),
      items: z.array(
        z.object({ matter: z.string(), kept: matterPart, dropped: z.array(matterPart) }),
      ),
    })
    .describe('what failed in several ways and is deducted once; of many, those that cost most'),
  history: z.array(point),
  ...stampShape,
}) satisfies z.ZodType<RankingExplanation>;

/** Answer of `GET /rankings/history`. */
export const rankingHistory = z.object({
  periods: z.array(z.string()),
  items: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      group: z.string(),
      points: z.array(point),
    }),
  ),
  ...stampShape,
}) satisfies z.ZodType<RankingHistory>;

/** Days off and limits that a what-if changes. */
export const otherRulesShape = {
  calendar: z
    .object({
      holidays: z.array(dayText).max(MOST_DAYS).optional(),
      workdays: z.array(dayText).max(MOST_DAYS).optional(),
    })
    .optional()
    .describe('days that would rest or be worked; the cases around the period are derived again'),
  commitmentDays: z
    .number()
    .int()
    .min(-MOST_MORE_DAYS)
    .max(MOST_MORE_DAYS)
    .optional()
    .describe('working days by which commitments would be longer, or shorter below 0'),
};

/** Body of `POST /rankings/what-if`. */
export const whatIfRequest: z.ZodType<WhatIfRequest> = z.object({
  ...rankingQueryShape,
  changes: z
    .array(
      z.strictObject({
        indicator: shortText.min(1),
        weight: amount.optional(),
        minSample: amount.optional(),
        full: amount.optional(),
        target: amount.optional(),
        slope: amount.optional(),
        floor: amount.optional(),
        per: amount.optional(),
        cap: amount.optional(),
      }),
    )
    .max(MOST_CHANGES)
    .describe('what would be otherwise of an indicator of the scheme'),
  ...otherRulesShape,
});

/** Body of `POST /schemes/preview`. */
export const schemePreviewRequest = z.object({ ...rankingQueryShape, draft: schemeText });

/** Answer of a what-if and of a scheme's preview. */
export const whatIfView = z.object({
  hypothetical: z.literal(true).describe('nothing published changes'),
  period: periodView,
  group: z.enum(RANKING_GROUPS),
  scheme: z.object({ id: z.string(), version: z.number().int() }),
  moves: z.number().int().describe('units that would have another rank'),
  items: z.array(
    z.object({
      ...unitShape,
      rank: z.number().int().nullable(),
      wouldRank: z.number().int().nullable(),
      total: z.string().nullable(),
      wouldTotal: z.string().nullable(),
      change: z.string().nullable(),
      moved: z.array(moved).nullable(),
    }),
  ),
  ...stampShape,
}) satisfies z.ZodType<WhatIfView>;
