import type { CaseFilter } from '#contract/case-view.ts';
import { UNASSIGNED } from '#domain/reference/region.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import { readCell } from './counts.ts';
import type { ReadCell } from './counts.ts';
import type { Refusal } from './platform.ts';

/** Due days of a query, both ends included. */
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
  return ok({ from: first, to: last });
}

/** A department or item as summaries name it: cases without one stand under `unassigned`. */
export function keyOf(code: string | null): string {
  return code ?? UNASSIGNED;
}

/** The code that a key of a summary means; null for cases without one. */
export function codeOf(key: string): string | null {
  return key === UNASSIGNED ? null : key;
}

/** Whether a case list is narrowed by what its cases count for: their clocks, or a volume. */
export function asksForClocks(filter: CaseFilter): boolean {
  return (
    filter.clock !== undefined ||
    filter.bucket !== undefined ||
    filter.volume !== undefined ||
    filter.from !== undefined ||
    filter.to !== undefined
  );
}

/**
 * Whether one cell of a case's contribution is a clock, or a volume, that the filter asks for. The
 * summary counts the same cells, so each of its numbers opens exactly its cases.
 */
export function isClockAskedFor(cell: string, filter: CaseFilter, days: DueDays): boolean {
  // Most cells are told apart by their text; reading one costs ten times as much.
  const begin = cell.indexOf('|') + 1;
  if (!cell.startsWith(measureOf(filter), begin)) return false;
  if (filter.bucket !== undefined && !cell.endsWith(`,"${filter.bucket}"]`)) return false;
  const { department, from, to } = { department: filter.department, ...days };
  if (department === undefined && from === undefined && to === undefined) return true;
  const read = readCell(cell);
  if (filter.department !== undefined && read.department !== codeOf(filter.department))
    return false;
  return isWithin(read, days);
}

/** Beginning of the cells that a filter asks for; with a volume its clocks are not looked at. */
export function measureOf({ volume, clock }: CaseFilter): string {
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
