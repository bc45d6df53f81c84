import { z } from 'zod';
import type { AlarmView } from '../alarm-view.ts';
import type { SourceDayView, SourceQualityView } from '../source-days.ts';

const count = z.number().int().min(0);
const unknownCount = count.nullable();

/** One row of `GET /sources/{name}/days`. */
export const sourceDayView: z.ZodType<SourceDayView> = z
  .object({
    source: z.string(),
    from: z.string(),
    to: z.string(),
    sent: unknownCount.describe('count of the manifest; null where none was sent'),
    accepted: unknownCount.describe('null where the manifest does not end with a day'),
    rejected: unknownCount,
    missing: unknownCount.describe('sent − accepted − rejected, never below 0'),
    late: unknownCount.describe('accepted a working day or more after their day'),
    manifestAt: z.string().nullable(),
  })
  .meta({ id: 'SourceDay' });

/** One row of `GET /sources/quality`. */
export const sourceQualityView: z.ZodType<SourceQualityView> = z
  .object({
    name: z.string(),
    regionCode: z.string().nullable(),
    from: z.string(),
    to: z.string(),
    sent: unknownCount.describe('sum of its manifests of whole days; null where it sent none'),
    accepted: z.number().int().min(0),
    rejected: z.number().int().min(0),
    missing: unknownCount.describe('told of by manifests and never come; null where it sent none'),
    late: z.number().int().min(0).describe('accepted a working day or more after their day'),
  })
  .meta({ id: 'SourceQuality' });

/** One row of `GET /alarms`. */
export const alarmView: z.ZodType<AlarmView> = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('sourceSilent'), source: z.string(), since: z.string().nullable() }),
    z.object({
      kind: z.literal('eventsMissing'),
      source: z.string(),
      from: z.string(),
      to: z.string(),
      missing: count,
    }),
    z.object({ kind: z.literal('calendarEnds'), lastDay: z.string(), days: z.number().int() }),
    z.object({ kind: z.literal('diskLow'), freeBytes: z.number(), totalBytes: z.number() }),
    z.object({ kind: z.literal('clockOff'), seconds: z.number() }),
    z.object({ kind: z.literal('checkDiffers'), differences: count }),
    z.object({ kind: z.literal('personalUnreadable'), events: z.number() }),
    z.object({ kind: z.literal('sweepLate'), seconds: z.number() }),
  ])
  .meta({ id: 'Alarm' });

/** Query of `GET /sources/{name}/days`. */
export const sourceDaysQuery = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});
