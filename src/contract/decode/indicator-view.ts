import { z } from 'zod';
import { readPeriod } from '#domain/indicators/period.ts';
import type { IndicatorList, IndicatorRow, IndicatorView } from '../indicator-view.ts';
import { INDICATOR_UNITS } from '../indicator-view.ts';
import { instantText, shortText } from './scalars.ts';
import { stampShape } from './stamp.ts';

/** A month, quarter, year or span of days. */
export const periodText = z
  .string()
  .refine(
    (text) => readPeriod(text) !== undefined,
    'must be a period such as 2026-10, 2026-Q4, 2026 or 2026-10-01..2026-10-15',
  )
  .meta({ example: '2026-10' });

/** The version of the data that an answer is to be given from. */
export const dataVersionText = z.coerce
  .number('must be the dataVersion of an answer')
  .int('must be the dataVersion of an answer')
  .min(0)
  .optional()
  .describe('as it was known at this version of an earlier answer, while it is kept');

/** `GET /indicators`. */
export const indicatorQuery = z.object({
  period: periodText,
  by: z.enum(INDICATOR_UNITS).default('region'),
  region: shortText.optional(),
  id: z.string().max(2000).optional().describe('one id or several, a comma between them'),
  item: shortText.optional(),
  dataVersion: dataVersionText,
  knownAt: instantText.optional().describe('as it was known then, while it is kept'),
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
export const indicatorView: z.ZodType<IndicatorView> = z
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
