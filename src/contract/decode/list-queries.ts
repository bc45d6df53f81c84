import { z } from 'zod';
import { CASE_BUCKETS, VOLUMES } from '../case-view.ts';
import { cardFilterShape } from './card-filter.ts';
import { pageQueryShape } from './page-query.ts';
import {
  cardLevel,
  cardSort,
  casePhase,
  caseClockKind,
  dayText,
  flagText,
  instantText,
  shortText,
} from './scalars.ts';

const caseFilterShape = {
  region: shortText.optional(),
  department: shortText.optional(),
  item: shortText.optional(),
  phase: casePhase.optional(),
  level: cardLevel.optional(),
  clock: caseClockKind.optional(),
  bucket: z.enum(CASE_BUCKETS).optional().describe('`breached` is overdue or late'),
  card: cardLevel
    .or(z.literal('any'))
    .optional()
    .describe('cases with a card, not revoked, whose ground arose from … to'),
  atRegion: flagText.optional().describe('only what is filed at `region` itself, not below it'),
  volume: z
    .enum(VOLUMES)
    .optional()
    .describe('cases that were received, accepted, finished or delivered from … to'),
  channel: shortText
    .optional()
    .describe('cases received through it from … to; `unassigned` for those that tell none'),
  from: dayText.optional().describe('first due day, or day of the volume or card'),
  to: dayText.optional().describe('last due day, or day of the volume or card'),
  text: shortText.optional(),
};

/** `GET /cases`. */
export const caseListQuery = z.object({ ...caseFilterShape, ...pageQueryShape });

/** How an exported table is written. */
export const tableFormat = z
  .enum(['csv', 'xlsx'])
  .default('csv')
  .describe('a CSV file, or a workbook whose texts are cells of texts');

/** `GET /cases/export.csv`: the list's filter, all pages. */
export const caseExportQuery = z.object({ ...caseFilterShape, format: tableFormat });

/** `GET /cards/export.csv`: the list's filter, all pages. */
export const cardExportQuery = z.object({ ...cardFilterShape, format: tableFormat });

/** `GET /cards`. */
export const cardListQuery = z.object({
  ...cardFilterShape,
  ...pageQueryShape,
  sort: cardSort.optional().describe('a column, with a minus the other way round'),
});

/** `GET /cases/{no}`. */
export const caseQuery = z.object({
  asOf: instantText.optional().describe('only events that had happened by then'),
  knownAt: instantText.optional().describe('only events that had been received by then'),
});

/** `GET /cases/{no}/ledger.csv`. */
export const ledgerQuery = z.object({
  clock: shortText.optional().describe('id of one clock; all clocks unless given'),
  asOf: instantText.optional(),
  knownAt: instantText.optional(),
  format: tableFormat,
});

/** `GET /clocks/summary`. */
export const summaryQuery = z.object({
  subject: z.enum(['case', 'ticket', 'review']).default('case'),
  by: z.enum(['region', 'department', 'item']),
  kind: z.enum([
    'correctionNotice',
    'statutory',
    'commitment',
    'step',
    'delivery',
    'sign',
    'return',
    'close',
    'matter',
  ]),
  region: shortText.optional(),
  from: dayText.optional().describe('first due day'),
  to: dayText.optional().describe('last due day'),
});

/** `GET /overview`. */
export const overviewQuery = z.object({ region: shortText.optional() });

/** `GET /regions/{code}/outlines`. */
export const outlinesQuery = z.object({
  level: z.coerce
    .number()
    .int()
    .min(0)
    .max(9)
    .optional()
    .describe('level of the regions, as in /regions; the one below unless given'),
});

/** `GET /calendars/{id}/days`: both ends are given and belong to the range. */
export const calendarDaysQuery = z.object({ from: dayText, to: dayText });
