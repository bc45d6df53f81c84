import type { RankingGroup } from '#contract/scheme-view.ts';
import type { ReferenceBook } from '../reference/reference-book.ts';

/** A region or department as rankings see it. */
export interface RankingUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: 'region' | 'department';
  /** Path of the region, or of the department's region. */
  readonly path: string;
  /** Line of the department; null for regions, which have all lines. */
  readonly line: string | null;
  /** Ranks are counted within it; groups by size are told apart later. */
  readonly group: string;
}

// Levels of the region tree.
const PROVINCE = 0;
const CITY = 1;
const COUNTY = 2;

/** The units that are ranked together, in order of their code. */
export function rankingUnits(book: ReferenceBook, group: RankingGroup): readonly RankingUnit[] {
  switch (group) {
    case 'cities':
    case 'citiesBySize':
      return regionsAt(book, CITY, () => '');
    case 'counties':
    case 'countiesBySize':
      return regionsAt(book, COUNTY, () => '');
    case 'countiesByCity':
      return regionsAt(book, COUNTY, (parent) => parent ?? '');
    case 'provincialDepartments':
      return departmentsAt(book, PROVINCE, () => '');
    case 'cityDepartments':
      return departmentsAt(book, CITY, (regionCode) => regionCode);
  }
}

/** Whether units of a group are told apart by how many cases they accept. */
export function isBySize(group: RankingGroup): boolean {
  return group === 'citiesBySize' || group === 'countiesBySize';
}

function regionsAt(
  book: ReferenceBook,
  level: number,
  groupOf: (parent: string | null) => string,
): readonly RankingUnit[] {
  return book
    .regions()
    .filter((region) => region.level === level)
    .map(({ code, name, path, parent }) => ({
      ...{ code, name, path, line: null, group: groupOf(parent) },
      kind: 'region' as const,
    }))
    .sort(byCode);
}

function departmentsAt(
  book: ReferenceBook,
  level: number,
  groupOf: (regionCode: string) => string,
): readonly RankingUnit[] {
  return book
    .departments()
    .flatMap(({ code, name, regionCode, line }): readonly RankingUnit[] => {
      const region = book.findRegion(regionCode);
      if (region?.level !== level) return [];
      const group = groupOf(regionCode);
      return [{ code, name, kind: 'department', path: region.path, line, group }];
    })
    .sort(byCode);
}

function byCode(one: RankingUnit, other: RankingUnit): number {
  return one.code < other.code ? -1 : 1;
}
