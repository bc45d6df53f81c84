import { CountedCells } from './counted-cells.ts';
import type { BriefCells } from './case-brief.ts';
import type { Configuration } from './configuration.ts';
import type { Contribution } from './derived-subject.ts';
import type { ClockBucket } from './limits/clock-kind.ts';
import { bucketOf } from './limits/bucket-of.ts';
import type { plainLimit } from './limits/plain-limit.ts';
import { calendarOf } from './limits/make-clock.ts';
import { dayAt } from './time/calendar.ts';
import type { Calendar } from './time/calendar.ts';
import type { Day } from './time/day.ts';
import type { Instant } from './time/limit.ts';
import { readClock } from './time/read-clock.ts';

// How the cells begin behind the line.
const PAUSE = '["pause",';
const ACCEPTED = '["volume","accepted",';
const CLOCK = '["clock","commitment",';
const EARLY = '["early","commitment",';

/**
 * A case whose commitment counts working days from its acceptance, with no pause, no extension and no
 * end before its finish. Its events are not needed to tell what a longer limit would make of it.
 */
export interface PlainCase {
  readonly path: string;
  readonly departmentCode: string | null;
  readonly itemCode: string | null;
  readonly acceptedOn: Day;
  readonly finishedAt: Instant | null;
  /** Working days. */
  readonly limit: number;
}

/** What is kept of a derived case, as far as it is asked. */
interface KeptCase {
  readonly path: string;
  readonly department: string | null;
  readonly item: string | null;
  readonly finished: Instant | null;
  /** Cells with or without the line before them. */
  readonly contribution: Contribution;
}

/**
 * A plain case from what is kept of it.
 *
 * @param limit see `plainLimit`
 * @returns `never` where no longer limit moves it; undefined where it is not as plain as that
 */
export function plainOf(
  { path, department, item, finished, contribution }: KeptCase,
  limit: ReturnType<typeof plainLimit>,
  { calendar, findItem }: Pick<Configuration, 'calendar' | 'findItem'>,
): PlainCase | 'never' | undefined {
  if (limit === 'never') return limit;
  if (limit === null || contribution.some(([cell]) => begins(cell, PAUSE))) return undefined;
  const accepted = contribution.find(([cell]) => begins(cell, ACCEPTED))?.[0];
  const acceptedOn = Number(accepted?.slice(accepted.lastIndexOf(',') + 1, -1) ?? NaN) as Day;
  if (!Number.isInteger(acceptedOn)) return undefined;
  // What was finished before it began is read in another calendar, if there is one.
  if (finished !== null && dayAt(calendar, finished) < acceptedOn) return undefined;
  // Nobody can tell whether nothing was promised, or it is done on the spot by its kind.
  if (limit === 0 && item !== null && findItem(item, acceptedOn)?.commitmentLimit == null) {
    return undefined;
  }
  const place = { path, departmentCode: department, itemCode: item };
  return { ...place, acceptedOn, finishedAt: finished, limit };
}

/** What of a contribution {@link cellsOfPlain} gives. */
export function isOfPlain(cell: string): boolean {
  return begins(cell, CLOCK) || begins(cell, EARLY);
}

/** Where a commitment ends: all that its cells follow from beside the place of the case. */
export interface PlainEnd {
  readonly due: Day;
  readonly bucket: ClockBucket;
  /** Whether it was finished before the day it was due. */
  readonly isEarly: boolean;
  /** When it changes by itself. */
  readonly nextAt: Instant | null;
}

/**
 * The end of a commitment of so many working days.
 *
 * @returns undefined beyond the calendar, where the days that it took are unknown as well
 */
function plainEnd(
  calendar: Calendar,
  acceptedOn: Day,
  endedOn: Day | null,
  limit: number,
  asOf: Instant,
): PlainEnd | undefined {
  const { due, state, nextAt } = readClock(
    calendar,
    {
      start: { kind: 'day', day: acceptedOn },
      limit: { value: limit, unit: 'workingDay' },
      extensions: [],
      suspensions: [],
      ...(endedOn !== null && { finished: { kind: 'day', day: endedOn } }),
    },
    asOf,
  );
  if (due?.kind !== 'day') return undefined;
  const bucket = bucketOf(state, false);
  const isEarly = bucket === 'onTime' && endedOn !== null && endedOn < due.day;
  return { due: due.day, bucket, isEarly, nextAt };
}

/** The end of a plain commitment, were it longer by so many days; see {@link plainEnd}. */
export function endOfPlain(
  { acceptedOn, finishedAt, limit }: Pick<PlainCase, 'acceptedOn' | 'finishedAt' | 'limit'>,
  configuration: Configuration,
  asOf: Instant,
  days: number,
): PlainEnd | undefined {
  const calendar = calendarOf(finishedAt, configuration);
  const endedOn = finishedAt === null ? null : dayAt(calendar, finishedAt);
  return plainEnd(calendar, acceptedOn, endedOn, Math.max(0, limit + days), asOf);
}

/**
 * The cells of the commitment, were it longer by so many days; everything else of the case stays.
 *
 * @returns undefined where more than that would change: see {@link plainEnd}
 */
export function cellsOfPlain(
  plain: PlainCase,
  configuration: Configuration,
  asOf: Instant,
  days: number,
): BriefCells | undefined {
  const { path, departmentCode, itemCode, finishedAt } = plain;
  const end = endOfPlain(plain, configuration, asOf, days);
  if (end === undefined) return undefined;
  const calendar = calendarOf(finishedAt, configuration);
  const cells = new CountedCells({ path, departmentCode, itemCode }, calendar);
  const place = [path, departmentCode, itemCode].map((part) => JSON.stringify(part)).join(',');
  cells.addCell(`["clock","commitment",${place},${end.due},"${end.bucket}"]`, 1);
  if (end.isEarly) cells.add('early', 'commitment', end.due, null);
  return { cells: cells.contribution, nextAt: end.nextAt };
}

function begins(cell: string, text: string): boolean {
  // A cell without its line begins at once; a bar may stand further back in it.
  return cell.startsWith(text, cell.startsWith('[') ? 0 : cell.indexOf('|') + 1);
}
