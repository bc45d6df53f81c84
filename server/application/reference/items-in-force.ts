import type { IndicatorItem } from '#domain/indicators/indicator-item.ts';
import { UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { addDays, addMonths } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { CountFilter, Counts } from '../counts/counts.ts';
import type { ReferenceBook } from './reference-book.ts';

/** An item in force, where it is counted: its department's region and line. */
export interface PlacedItem extends IndicatorItem {
  readonly path: string;
  readonly department: string | null;
  readonly line: string | null;
  readonly item: string;
}

/**
 * The items in force on a day within a scope, in order of their codes. One whose department nobody
 * knows lies under no region, and only province-wide viewers see it.
 *
 * @param counts for the twelve months in which it had cases; they are those of the whole province,
 *   wherever the cases were filed
 */
export function itemsInForce(
  book: ReferenceBook,
  counts: Pick<Counts, 'visit'>,
  on: Day,
  scope: Pick<CountFilter, 'path' | 'line'>,
): readonly PlacedItem[] {
  const used = new Map<string | null, number>();
  const from = addDays(addMonths(on, -12), 1);
  const asked = { path: '', line: null, from, to: on, apartBy: ['item'] } as const;
  counts.visit('volume received', asked, ({ item, amount }) => {
    used.set(item, (used.get(item) ?? 0) + amount);
  });
  return book
    .items()
    .flatMap(({ code }): readonly PlacedItem[] => {
      const version = book.findItem(code, on);
      if (version === undefined) return [];
      const department = version.departmentCode;
      const known = department === null ? undefined : book.findDepartment(department);
      const region = known === undefined ? undefined : book.findRegion(known.regionCode);
      const path = region?.path ?? UNASSIGNED_PATH;
      const line = known?.line ?? null;
      if (!path.startsWith(scope.path) || (scope.line !== null && scope.line !== line)) return [];
      return [{ version, hadCases: (used.get(code) ?? 0) > 0, path, department, line, item: code }];
    })
    .sort((one, other) => (one.item < other.item ? -1 : 1));
}
