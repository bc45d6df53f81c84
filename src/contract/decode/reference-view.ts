import { z } from 'zod';
import { ROLES } from '#domain/access/role.ts';
import type { OutlinesView } from '../outline-view.ts';
import type { ClockSummaryRow } from '../clock-view.ts';
import type {
  DepartmentView,
  ItemView,
  Me,
  OverviewView,
  RegionView,
  SourceView,
} from '../session-view.ts';

const count = z.number().int().min(0);

/** `GET /me`. */
export const me: z.ZodType<Me> = z
  .object({
    name: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    regionCode: z.string(),
    regionName: z.string(),
    line: z.string().nullable(),
    expiresAt: z.string(),
    pages: z.array(z.string()),
    owesSecondFactor: z.boolean(),
  })
  .meta({ id: 'Me' });

export const regionView: z.ZodType<RegionView> = z
  .object({
    code: z.string(),
    name: z.string(),
    parent: z.string().nullable(),
    level: z.number().int(),
  })
  .meta({ id: 'Region' });

/** `GET /regions/{code}/outlines`. */
export const outlinesView: z.ZodType<OutlinesView> = z
  .object({
    width: count,
    height: count,
    licences: z.array(z.string()),
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        parent: z.string().nullable(),
        path: z.string(),
      }),
    ),
  })
  .meta({ id: 'Outlines' });

export const departmentView: z.ZodType<DepartmentView> = z
  .object({
    code: z.string(),
    name: z.string(),
    regionCode: z.string(),
    line: z.string().nullable(),
  })
  .meta({ id: 'Department' });

export const itemView: z.ZodType<ItemView> = z
  .object({ code: z.string(), name: z.string() })
  .meta({ id: 'Item' });

export const sourceView: z.ZodType<SourceView> = z
  .object({
    name: z.string(),
    prefix: z.string(),
    regionCode: z.string().nullable(),
    lastEventAt: z.string().nullable(),
    lastReceivedAt: z.string().nullable(),
    lagSeconds: z.number().nullable(),
    acceptedToday: count,
    rejectedToday: count,
    silent: z.boolean(),
  })
  .meta({ id: 'Source' });

/** One row of `GET /clocks/summary`. */
export const clockSummaryRow: z.ZodType<ClockSummaryRow> = z
  .object({
    key: z.string(),
    name: z.string(),
    total: count.describe('sum of the others'),
    running: count,
    suspended: count,
    overdue: count,
    onTime: count,
    late: count,
    unknown: count,
    void: count,
  })
  .meta({ id: 'ClockSummaryRow' });

/** `GET /overview`. */
export const overviewView: z.ZodType<OverviewView> = z
  .object({
    asOf: z.string(),
    dataVersion: z.number().int(),
    today: z.string(),
    volumes: z.array(
      z.object({
        kind: z.enum(['received', 'accepted', 'finished', 'delivered', 'cards', 'overdue']),
        today: z.number(),
        usual: z.number().nullable(),
        usualOf: z.array(z.object({ day: z.string(), count: z.number() })),
        days: z.array(z.number()),
      }),
    ),
    channels: z
      .array(z.object({ channel: z.string().nullable(), received: count, isOnline: z.boolean() }))
      .describe('of the days of `cardsByDay`'),
    cardsByDay: z.array(z.object({ day: z.string(), red: count, yellow: count, warning: count })),
    sources: z.array(sourceView),
  })
  .meta({ id: 'Overview' });
