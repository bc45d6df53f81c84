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

/** What evidence covers, and whether it is of a department that lies beyond the viewer's scope. */
export interface EvidenceScope {
  readonly within: IndicatorScope;
  readonly ofOthers: boolean;
}

/** That a number may be seen and what it counts may not. */
export function aggregateOnly(path: string): Refusal {
  return { code: 'scope/aggregateOnly', path };
}

/**
 * What evidence covers. Numbers of peers may be seen in a ranking; what they count may not, and the
 * refusal says so. Nobody learns by it of a region or department that is not public anyway. A department
 * of others may handle what lies in the viewer's own scope: that much of it is his to open.
 */
export function evidenceScope(
  side: ReadSide,
  { scope }: Viewer,
  { region, atRegion, department, item, channel }: EvidenceQuery,
): Result<EvidenceScope, Refusal> {
  const path = region === undefined ? scope.path : side.pathOf(region);
  if (path === undefined) return err({ code: 'region/unknown', path: 'region' });
  if (!path.startsWith(scope.path)) return err(aggregateOnly('region'));
  const known = department === undefined ? undefined : side.book.findDepartment(department);
  const lies = known && {
    path: side.pathOf(known.regionCode) ?? UNASSIGNED_PATH,
    line: known.line,
  };
  const own = path === '' ? (side.book.root?.path ?? '') : path;
  const within = {
    path,
    line: scope.line,
    ...(atRegion === true && { filedAt: own }),
    ...(department !== undefined && { department: codeOf(department) }),
    ...(item !== undefined && { item: codeOf(item) }),
    ...(channel !== undefined && { channel: codeOf(channel) }),
  };
  return ok({ within, ofOthers: lies !== undefined && !sees(scope, lies) });
}
