import type { CaseBucket, CaseFilter } from '#contract/case-view.ts';
import type { Contribution } from '#domain/derived-subject.ts';
import type { ClockBucket } from '#domain/limits/clock-kind.ts';
import { UNASSIGNED } from '#domain/reference/region.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { readCell } from './read-cell.ts';
import type { ReadCell } from './read-cell.ts';
import type { Refusal } from '../platform.ts';

/** Days of a query, both ends included: due days, or days of a volume or of a card's ground. */
export interface DueDays {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** Reads the first and last due day of a query. */
export function dueDays(
  from: string | undefined,
  to: string | undefined,
): Result<DueDays, Refusal> {
  const first = from === undefined ? undefined : parseDay(from);
  const last = to === undefined ? undefined : parseDay(to);
  if (from !== undefined && first === undefined) return err(notADay('from'));
  if (to !== undefined && last === undefined) return err(notADay('to'));
  // Nothing lies between them: zeros would say that nothing was due.
  if (first !== undefined && last !== undefined && last < first) {
    return err({ code: 'request/invalid', path: 'to', message: 'lies before from' });
  }
  return ok({ from: first, to: last });
}

/** A department, item or channel as summaries name it: cases without one stand under `unassigned`. */
export function keyOf(code: string | null): string {
  return code ?? UNASSIGNED;
}

/** The code that a key of a summary means; null for cases without one. */
export function codeOf(key: string): string | null {
  return key === UNASSIGNED ? null : key;
}

/** Whether a case list is narrowed by what its cases count for: clocks, a volume, or cards. */
export function asksForCells(filter: CaseFilter): boolean {
  return (
    filter.clock !== undefined ||
    filter.bucket !== undefined ||
    filter.volume !== undefined ||
    filter.channel !== undefined ||
    filter.card !== undefined ||
    filter.from !== undefined ||
    filter.to !== undefined
  );
}

/** What a filter asks of one cell, beside its measure. */
export interface AskedCells {
  readonly days: DueDays;
  /** Path at which the case itself must be filed; null where anywhere below will do. */
  readonly filedAt: string | null;
}

/**
 * How many clocks, volumes or cards of a case's contribution the filter asks for. Summaries and
 * overviews count the same cells, so each of their numbers opens exactly its cases.
 */
export function countAskedFor(
  contribution: Contribution,
  filter: CaseFilter,
  asked: AskedCells,
): number {
  let sum = 0;
  for (const [cell, amount] of contribution) {
    if (isAskedFor(cell, filter, asked)) sum += amount;
  }
  return sum;
}

function isAskedFor(cell: string, filter: CaseFilter, { days, filedAt }: AskedCells): boolean {
  // Most cells are told apart by their text; reading one costs ten times as much.
  const begin = cell.indexOf('|') + 1;
  if (!cell.startsWith(measureOf(filter), begin)) return false;
  const { department, bucket, channel } = filter;
  if (bucket !== undefined && !BUCKETS_MEANT[bucket].some((one) => cell.endsWith(`,"${one}"]`))) {
    return false;
  }
  const { from, to } = days;
  const isPlain = department === undefined && channel === undefined && filedAt === null;
  if (isPlain && from === undefined && to === undefined) return true;
  const read = readCell(cell);
  if (channel !== undefined && read.kind !== codeOf(channel)) return false;
  if (department !== undefined && read.department !== codeOf(department)) return false;
  if (filedAt !== null && read.path !== filedAt) return false;
  return isWithin(read, days);
}

/** The buckets of a filter: `breached` is what ran out, ended or not. */
export const BUCKETS_MEANT: Readonly<Record<CaseBucket, readonly ClockBucket[]>> = {
  running: ['running'],
  suspended: ['suspended'],
  overdue: ['overdue'],
  onTime: ['onTime'],
  late: ['late'],
  unknown: ['unknown'],
  void: ['void'],
  breached: ['overdue', 'late'],
};

/**
 * Beginning of the cells that a filter asks for: of cards, else of a volume, which a channel is told
 * of at receipt, else of clocks.
 */
export function measureOf({ card, volume, channel, clock }: CaseFilter): string {
  if (channel !== undefined) return '["volume","received",';
  if (card !== undefined) return card === 'any' ? '["card",' : `["card","${card}",`;
  if (volume !== undefined) return `["volume","${volume}",`;
  return clock === undefined ? '["clock",' : `["clock","${clock}",`;
}

function isWithin({ day }: ReadCell, { from, to }: DueDays): boolean {
  if (from === undefined && to === undefined) return true;
  if (day === null) return false;
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

function notADay(path: string): Refusal {
  return { code: 'request/invalid', path, message: 'must be a day, YYYY-MM-DD' };
}
