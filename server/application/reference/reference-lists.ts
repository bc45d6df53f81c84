import type { DepartmentView, ItemView, RegionView } from '#contract/session-view.ts';
import { UNASSIGNED, UNASSIGNED_PATH } from '#domain/reference/region.ts';
import type { ReadSide } from '../read-side.ts';
import type { Viewer } from '../people/viewer.ts';

/** Regions within a viewer's scope. */
export function regionList(side: ReadSide, { scope }: Viewer): readonly RegionView[] {
  const known = side.book
    .regions()
    .filter(({ path }) => path.startsWith(scope.path))
    .map(({ code, name, parent, level }) => ({ code, name, parent, level }));
  if (!UNASSIGNED_PATH.startsWith(scope.path)) return known;
  return [...known, { code: UNASSIGNED, name: UNASSIGNED, parent: null, level: 1 }];
}

/** Departments of the regions and the line of a viewer. */
export function departmentList(side: ReadSide, { scope }: Viewer): readonly DepartmentView[] {
  return side.book
    .departments()
    .filter(({ regionCode, line }) => {
      const path = side.pathOf(regionCode) ?? UNASSIGNED_PATH;
      return path.startsWith(scope.path) && (scope.line === null || scope.line === line);
    })
    .map(({ code, name, regionCode, line }) => ({ code, name, regionCode, line }));
}

/** Items; they are public, so every viewer sees all. */
export function itemList(side: ReadSide): readonly ItemView[] {
  return side.book.items().map(({ code, name }) => ({ code, name }));
}
