import { UNASSIGNED, UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { keyOf } from './asked-cells.ts';
import type { CountCell } from './counts.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';

/** By what counts are listed. */
export type UnitKind = 'region' | 'department' | 'item';

/** Codes of the level below a path; below the root for province-wide viewers. */
export function unitsBelow(book: ReferenceBook, path: string): readonly string[] {
  const parent = path === '' ? book.root?.code : path.split('/').at(-2);
  return book.regions().flatMap((region) => (region.parent === parent ? [region.code] : []));
}

/**
 * Which unit a cell counts for. A region counts its subtree; what is filed at the region asked for
 * itself, and not below it, stands under its own code.
 */
export function unitOf(
  book: ReferenceBook,
  by: UnitKind,
  path: string,
): (cell: Pick<CountCell, 'path' | 'department' | 'item'>) => string {
  if (by === 'department') return ({ department }) => keyOf(department);
  if (by === 'item') return ({ item }) => keyOf(item);
  const base = path === '' ? (book.root?.path ?? '') : path;
  const own = base.split('/').at(-2) ?? '';
  // Cells of one place come again and again.
  const known = new Map<string, string>();
  return ({ path: filed }) => {
    let unit = known.get(filed);
    if (unit === undefined) {
      unit = regionUnit(filed, base, own);
      known.set(filed, unit);
    }
    return unit;
  };
}

function regionUnit(filed: string, base: string, own: string): string {
  if (filed === UNASSIGNED_PATH) return UNASSIGNED;
  if (!filed.startsWith(base)) return filed.split('/')[0] ?? '';
  const below = filed.slice(base.length).split('/')[0] ?? '';
  return below === '' ? own : below;
}

/** The one thing of a cell that {@link unitOf} reads. */
export function unitField(by: UnitKind): 'path' | 'department' | 'item' {
  return by === 'region' ? 'path' : by;
}

/** Name of a unit; its key where nobody knows it. */
export function unitName(book: ReferenceBook, by: UnitKind, key: string): string {
  if (by === 'item') return book.findItemName(key) ?? key;
  const found = by === 'region' ? book.findRegion(key) : book.findDepartment(key);
  return found?.name ?? key;
}
