import type { DepartmentView } from '#contract/session-view.ts';
import { pinyinInitials } from '../../platform/pinyin-initials.ts';

/** A department with the words by which it is found. */
export interface KnownDepartment {
  readonly department: DepartmentView;
  readonly initials: string;
}

/** Initials cost some milliseconds for a city's departments: they are made once. */
export function knownDepartments(
  departments: readonly DepartmentView[],
): readonly KnownDepartment[] {
  return departments.map((department) => ({
    department,
    initials: pinyinInitials(department.name),
  }));
}

/**
 * Departments whose name holds the text, or whose pinyin initials or code hold it; all of them where
 * there is none. Those of the place itself come first, then those above it, then those below and beside.
 *
 * @param near code of the region where the matter lies
 */
export function searchDepartments(
  known: readonly KnownDepartment[],
  text: string,
  near: string,
  atMost: number,
): readonly DepartmentView[] {
  const wanted = text.trim().toLowerCase();
  return known
    .filter(
      ({ department: { name, code }, initials }) =>
        wanted === '' ||
        name.toLowerCase().includes(wanted) ||
        initials.includes(wanted) ||
        code.toLowerCase().includes(wanted),
    )
    .map(({ department }, place) => ({
      department,
      place,
      rank: distance(department.regionCode, near),
    }))
    .sort((one, other) => one.rank - other.rank || one.place - other.place)
    .slice(0, atMost)
    .map(({ department }) => department);
}

/** Codes of regions hold those above them: `370102` lies in `3701`00 and in `37`0000. */
function distance(code: string, near: string): number {
  if (code === near) return 0;
  const within = code.replace(/(?:00)+$/u, '');
  if (near.startsWith(within)) return 1 + (near.length - within.length);
  return near.length + 2;
}
