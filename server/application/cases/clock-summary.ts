import type { ClockSummaryRow } from '#contract/clock-view.ts';
import type { Stamp } from '#contract/page.ts';
import {
  CASE_CLOCK_KINDS,
  REVIEW_CLOCK_KINDS,
  TICKET_CLOCK_KINDS,
} from '#domain/limits/clock-kind.ts';
import type { ClockBucket } from '#domain/limits/clock-kind.ts';
import { UNASSIGNED, UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { pathWithin } from '../people/answer-scope.ts';
import { dueDays, keyOf } from '../counts/asked-cells.ts';
import { unitField } from '../counts/count-units.ts';
import type { CellField, CountCell } from '../counts/count-cell.ts';
import type { Refusal, SummaryQuery } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { Viewer } from '../people/viewer.ts';

type Sums = Record<ClockBucket, number>;

const KINDS = {
  case: CASE_CLOCK_KINDS,
  ticket: TICKET_CLOCK_KINDS,
  review: REVIEW_CLOCK_KINDS,
} as const;

/** Clocks by region, department or item; every row is the sum of its buckets. */
export function clockSummary(
  side: ReadSide,
  viewer: Viewer,
  query: SummaryQuery,
): Result<{ readonly items: readonly ClockSummaryRow[] } & Stamp, Refusal> {
  const kinds: readonly string[] = KINDS[query.subject];
  if (!kinds.includes(query.kind)) {
    return err({ code: 'summary/kind', path: 'kind', message: `is one of ${kinds.join(', ')}` });
  }
  const path = pathWithin(side, viewer, query.region);
  if (!path.ok) return path;
  const days = dueDays(query.from, query.to);
  if (!days.ok) return days;
  const sums = new Map<string, Sums>();
  if (query.by === 'region') for (const key of childrenOf(side, path.value)) sums.set(key, none());
  const groupOf = grouping(side, query.by, path.value);
  const filter = {
    ...{ path: path.value, line: viewer.scope.line, ...days.value },
    apartBy: [unitField(query.by), 'kind'] satisfies CellField[],
  };
  side.counts.visit(`clock ${query.kind}`, filter, (cell) => {
    const key = groupOf(cell);
    const sum = sums.get(key) ?? none();
    sum[cell.kind as ClockBucket] += cell.amount;
    sums.set(key, sum);
  });
  const items = [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, sum]) => rowOf(key, nameOf(side, query.by, key), sum));
  return ok({ items, ...side.stamp() });
}

/** Codes of the level below a path; of all regions for province-wide viewers: the root's. */
function childrenOf(side: ReadSide, path: string): readonly string[] {
  const parent = path === '' ? side.book.root?.code : path.split('/').at(-2);
  return side.book.regions().flatMap((region) => (region.parent === parent ? [region.code] : []));
}

function grouping(
  side: ReadSide,
  by: SummaryQuery['by'],
  path: string,
): (cell: CountCell) => string {
  if (by === 'department') return ({ department }) => keyOf(department);
  if (by === 'item') return ({ item }) => keyOf(item);
  const base = path === '' ? (side.book.root?.path ?? '') : path;
  return (cell) => {
    if (cell.path === UNASSIGNED_PATH) return UNASSIGNED;
    if (!cell.path.startsWith(base)) return cell.path.split('/')[0] ?? '';
    // What is filed at the region itself and not below it stands under its own code.
    const below = cell.path.slice(base.length).split('/')[0] ?? '';
    return below === '' ? (base.split('/').at(-2) ?? '') : below;
  };
}

function nameOf(side: ReadSide, by: SummaryQuery['by'], key: string): string {
  if (by === 'item') return side.book.findItemName(key) ?? key;
  const found = by === 'region' ? side.book.findRegion(key) : side.book.findDepartment(key);
  return found?.name ?? key;
}

function rowOf(key: string, name: string, sum: Sums): ClockSummaryRow {
  const total = Object.values(sum).reduce((all, one) => all + one, 0);
  return { key, name, total, ...sum };
}

function none(): Sums {
  return { running: 0, suspended: 0, overdue: 0, onTime: 0, late: 0, unknown: 0, void: 0 };
}
