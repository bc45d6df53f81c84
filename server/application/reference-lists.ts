import type { DepartmentView, ItemView, RegionView, SourceView } from '#contract/session-view.ts';
import { UNASSIGNED, UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { dayAt } from '#domain/time/calendar.ts';
import type { ReadSide } from './read-side.ts';
import { instantTextOf } from './times.ts';
import type { Viewer } from './viewer.ts';

// A source that says nothing for so long on a working day is worth a look.
const SILENT_AFTER_MS = 24 * 3_600_000;

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

/**
 * Sources with their lag, for viewers of the whole province. A source belongs to no region, so its
 * figures tell a viewer of one what happens outside of it.
 */
export async function sourceList(side: ReadSide, viewer: Viewer): Promise<readonly SourceView[]> {
  if (viewer.scope.path !== '' || viewer.scope.line !== null) return [];
  const today = dayAt(side.calendar, side.sweptTo);
  const sources = await side.store.desk.sources();
  const days = await side.store.desk.sourceDays(today);
  return sources.map(({ name, prefix }) => {
    const day = days.find((one) => one.name === name);
    const isToday = day?.day === today;
    return {
      name,
      prefix,
      lastEventAt: instantTextOf(side.calendar, day?.lastEventAt ?? null),
      lastReceivedAt: instantTextOf(side.calendar, day?.lastReceivedAt ?? null),
      lagSeconds: isToday && day.accepted > 0 ? Math.round(day.lagMs / day.accepted / 1000) : null,
      acceptedToday: isToday ? day.accepted : 0,
      rejectedToday: isToday ? day.rejected : 0,
      silent: day === undefined || side.sweptTo - day.lastReceivedAt > SILENT_AFTER_MS,
    };
  });
}
