import { z } from 'zod';
import { WEEK_KEYS } from '#domain/time/calendar-source.ts';
import type { TimeLimitAnswer, TimeLimitRequestBody } from '../time-limits.ts';
import { amountText, spanText } from './limit-text.ts';
import { dayOrInstant, dayText } from './scalars.ts';

const spans = z.array(z.tuple([z.string(), z.string()])).meta({
  description: 'office hours [from, to) as local times; "24:00" ends a day',
  example: [
    ['09:00', '12:00'],
    ['13:30', '17:30'],
  ],
});

const calendar = z
  .object({
    timeZone: z.string(),
    week: z.partialRecord(z.enum(WEEK_KEYS), spans).optional(),
    holidays: z.array(dayText),
    workdays: z.array(dayText),
    hours: z.record(z.string(), spans).optional(),
    covers: z.object({ from: dayText, to: dayText }).optional(),
    names: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'Calendar' });

/**
 * Body of `POST /time-limits/evaluate`, for the description of the interface; reading it is
 * `decodeTimeLimitRequest`, which also knows the rules between the fields.
 */
const timeLimitRequest: z.ZodType<TimeLimitRequestBody> = z
  .object({
    calendar: z.union([z.string(), calendar]),
    start: dayOrInstant,
    limit: z.union([amountText, z.object({ due: dayOrInstant })]),
    extensions: z.array(amountText).nullish(),
    suspensions: z
      .array(
        z.object({ from: dayOrInstant, to: dayOrInstant.nullish(), limit: amountText.nullish() }),
      )
      .nullish(),
    warnings: z.array(z.object({ before: amountText })).nullish(),
    asOf: dayOrInstant.nullish(),
    finished: dayOrInstant.nullish(),
  })
  .meta({ id: 'TimeLimitRequest' });

/** One request, or a list of at most 1,000. */
export const timeLimitRequests = z.union([timeLimitRequest, z.array(timeLimitRequest).max(1000)]);

const timeLimitAnswer: z.ZodType<TimeLimitAnswer> = z
  .object({
    due: z.string().nullable(),
    state: z.enum(['running', 'suspended', 'overdue', 'finishedOnTime', 'finishedLate', 'unknown']),
    beyondCalendar: z.string().nullable(),
    notBefore: z.string().nullable(),
    elapsed: spanText,
    remaining: spanText.nullable(),
    warnAt: z.array(z.string().nullable()),
    ledger: z.array(
      z.object({
        date: z.string(),
        kind: z.enum(['trigger', 'counted', 'restDay', 'holiday', 'makeUpDay', 'suspended']),
        counted: z.number(),
      }),
    ),
  })
  .meta({ id: 'TimeLimitAnswer' });

/** One answer, or a list in the order of the requests. */
export const timeLimitAnswers = z.union([timeLimitAnswer, z.array(timeLimitAnswer)]);
