import type { EvidenceQuery } from '#contract/indicator-view.ts';
import { sees } from '#domain/access/scope.ts';
import { UNASSIGNED_PATH } from '#domain/reference/region.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { codeOf } from '../counts/asked-cells.ts';
import type { IndicatorScope } from './indicator-counts.ts';
import type { Refusal } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { Viewer } from '../people/viewer.ts';

const AGGREGATE_ONLY = { code: 'scope/aggregateOnly' } as const;

/**
 * What evidence covers. Numbers of peers may be seen in a ranking; what they count may not, and the
 * refusal says so. Nobody learns by it of a region or department that is not public anyway.
 */
export function evidenceScope(
  side: ReadSide,
  { scope }: Viewer,
  { region, atRegion, department, item }: EvidenceQuery,
): Result<IndicatorScope, Refusal> {
  const path = region === undefined ? scope.path : side.pathOf(region);
  if (path === undefined) return err({ code: 'region/unknown', path: 'region' });
  if (!path.startsWith(scope.path)) return err({ ...AGGREGATE_ONLY, path: 'region' });
  const known = department === undefined ? undefined : side.book.findDepartment(department);
  if (known !== undefined) {
    const placed = { path: side.pathOf(known.regionCode) ?? UNASSIGNED_PATH, line: known.line };
    if (!sees(scope, placed)) return err({ ...AGGREGATE_ONLY, path: 'department' });
  }
  const own = path === '' ? (side.book.root?.path ?? '') : path;
  return ok({
    path,
    line: scope.line,
    ...(atRegion === true && { filedAt: own }),
    ...(department !== undefined && { department: codeOf(department) }),
    ...(item !== undefined && { item: codeOf(item) }),
  });
}
