import { UNASSIGNED, UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { keyOf } from './asked-cells.ts';
import type { CountCell } from './count-cell.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';

/** By what counts are listed. */
export type UnitKind = 'region' | 'department' | 'item' | 'channel';

/** Where something counts; what is in force has no channel. */
export type PlacedCount = Pick<CountCell, 'path' | 'department' | 'item'> &
  Partial<Pick<CountCell, 'channel'>>;

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
): (cell: PlacedCount) => string {
  if (by === 'department') return ({ department }) => keyOf(department);
  if (by === 'item') return ({ item }) => keyOf(item);
  if (by === 'channel') return ({ channel }) => keyOf(channel ?? null);
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
export function unitField(by: UnitKind): 'path' | 'department' | 'item' | 'channel' {
  return by === 'region' ? 'path' : by;
}

/** Name of a unit; its key where nobody knows it. */
export function unitName(book: ReferenceBook, by: UnitKind, key: string): string {
  if (by === 'item') return book.findItemName(key) ?? key;
  // Channels are codes of their senders; the screen has words for the usual ones.
  if (by === 'channel') return key;
  const found = by === 'region' ? book.findRegion(key) : book.findDepartment(key);
  return found?.name ?? key;
}
