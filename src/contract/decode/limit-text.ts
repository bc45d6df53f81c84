import { z } from 'zod';
import type { LimitText, SpanText } from '../clock-view.ts';

const limitUnit = z.enum([
  'workingDay',
  'naturalDay',
  'month',
  'year',
  'workingHour',
  'workingMinute',
]);

/** A whole, non-negative amount of one unit. */
export const amountText = z
  .object({ value: z.number().int().min(0), unit: limitUnit })
  .meta({ id: 'Amount' });

/** A limit, or the end that the source states itself. */
export const limitText: z.ZodType<LimitText> = z
  .union([amountText, z.object({ due: z.string().describe('a day, or an instant') })])
  .meta({ id: 'Limit' });

/** Counted time: days, or working seconds of hour limits. */
export const spanText: z.ZodType<SpanText> = z
  .union([z.object({ days: z.number() }), z.object({ workingSeconds: z.number() })])
  .meta({ id: 'Span' });
