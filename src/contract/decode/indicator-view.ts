import { z } from 'zod';
import { readPeriod } from '#domain/indicators/period.ts';
import type {
  EvidencePage,
  EvidenceRow,
  IndicatorCatalogue,
  IndicatorList,
  IndicatorRow,
  IndicatorView,
} from '../indicator-view.ts';
import { INDICATOR_PARTS, INDICATOR_UNITS, WATCHED_UNITS } from '../indicator-view.ts';
import { tableFormat } from './list-queries.ts';
import { pageQueryShape } from './page-query.ts';
import { flagText, instantText, shortText } from './scalars.ts';
import { stampShape } from './stamp.ts';

/** A month, quarter, year or span of days. */
const periodText = z
  .string()
  .refine(
    (text) => readPeriod(text) !== undefined,
    'must be a period such as 2026-10, 2026-Q4, 2026 or 2026-10-01..2026-10-15',
  )
  .meta({ example: '2026-10' });

/** The version of the data that an answer is to be given from. */
const dataVersionText = z.coerce
  .number('must be the dataVersion of an answer')
  .int('must be the dataVersion of an answer')
  .min(0)
  .optional()
  .describe('as it was known at this version of an earlier answer, while it is kept');

/** `GET /indicators`. */
export const indicatorQuery = z.object({
  period: periodText,
  by: z
    .enum(INDICATOR_UNITS)
    .default('region')
    .describe('without ids, only the indicators that have this dimension'),
  region: shortText.optional(),
  id: z.string().max(2000).optional().describe('one id or several, a comma between them'),
  item: shortText.optional().describe('`unassigned` for what has none'),
  channel: shortText
    .optional()
    .describe(
      'code as it was sent, `unassigned` for what has none; indicators with this dimension',
    ),
  dataVersion: dataVersionText,
  knownAt: instantText
    .optional()
    .describe(
      'as it was known then; far back at the last end of an hour or day before, which asOf names',
    ),
});

const whole = z.number().int();

const words = z.object({ zh: z.string(), en: z.string() });

const indicatorRow: z.ZodType<IndicatorRow> = z
  .object({
    id: z.string(),
    key: z.string(),
    name: z.string(),
    numerator: whole,
    denominator: whole.nullable(),
    value: z.string().nullable(),
  })
  .meta({ id: 'IndicatorRow' });

/** `GET /indicators`. */
export const indicatorList: z.ZodType<IndicatorList> = z.object({
  period: z.object({ text: z.string(), from: z.string(), to: z.string() }),
  items: z.array(indicatorRow),
  totals: z.array(indicatorRow),
  ...stampShape,
});

/** What an indicator is. */
const indicatorView: z.ZodType<IndicatorView> = z
  .object({
    id: z.string(),
    name: words,
    explanation: words,
    stage: z.enum([
      'itemOnline',
      'case',
      'licenceSharing',
      'resultDelivery',
      'feedback',
      'supervision',
      'data',
    ]),
    kind: z.enum(['sum', 'stock', 'rolling']),
    membership: z.enum(['due', 'finished', 'received', 'accepted', 'happened', 'periodEnd']),
    direction: z.enum(['higher', 'lower', 'none']),
    unit: z.enum(['percent', 'perTenThousand', 'workingDays', 'points', 'times', 'count']),
    dimensions: z.array(z.string()),
  })
  .meta({ id: 'Indicator' });

/** `GET /indicators/catalogue`. */
export const indicatorCatalogue: z.ZodType<IndicatorCatalogue> = z.object({
  items: z.array(indicatorView),
  uncounted: z
    .array(z.object({ id: z.string(), name: words, reason: words }))
    .describe('known, and not counted: no event speaks of them'),
});

const evidenceFilter = {
  period: periodText,
  part: z.enum(INDICATOR_PARTS).default('numerator'),
  region: shortText.optional(),
  atRegion: flagText.optional().describe('only what is filed at `region` itself, not below it'),
  department: shortText.optional().describe('`unassigned` for what has none'),
  item: shortText.optional(),
  channel: shortText.optional().describe('code as it was sent, `unassigned` for what has none'),
  dataVersion: dataVersionText,
  knownAt: instantText.optional().describe('as it was known then, while it is kept'),
};

/** `GET /indicators/{id}/evidence`. */
export const evidenceQuery = z.object({ ...evidenceFilter, ...pageQueryShape });

/** `GET /indicators/{id}/evidence.csv`: the same set, all pages. */
export const evidenceExportQuery = z.object({ ...evidenceFilter, format: tableFormat });

/** What is shown of something that was counted, or would be. */
export const countedShape = {
  kind: z.string().describe('kind of the subject: case, ticket, review, item and so on'),
  no: z.string(),
  title: z.string().nullable(),
  itemCode: z.string().nullable(),
  regionCode: z.string(),
  regionName: z.string(),
  departmentCode: z.string().nullable(),
  departmentName: z.string().nullable(),
  phase: z.string().nullable(),
  level: z.string().nullable(),
  receivedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
};

const evidenceRow: z.ZodType<EvidenceRow> = z
  .object({ ...countedShape, amount: whole.describe('1, or the days or points that it adds') })
  .meta({ id: 'EvidenceRow' });

/** `GET /indicators/{id}/evidence`. */
export const evidencePage: z.ZodType<EvidencePage> = z.object({
  id: z.string(),
  period: z.object({ text: z.string(), from: z.string(), to: z.string() }),
  part: z.enum(INDICATOR_PARTS),
  numerator: whole,
  denominator: whole.nullable(),
  value: z.string().nullable(),
  items: z.array(evidenceRow),
  next: z.string().nullable(),
  total: whole.describe('equal to the count of `part`'),
  ...stampShape,
});

/** Filter of topic `indicators:{period}`. */
export const indicatorFilter = z.object({
  region: shortText.optional(),
  by: z.enum(WATCHED_UNITS).optional(),
  id: z.string().max(2000).optional(),
});
