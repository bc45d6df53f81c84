import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { Refusal } from '../platform.ts';
import type { ReadSide } from '../read-side.ts';
import type { Viewer } from './viewer.ts';

/** Path that an answer covers: the region asked for, never beyond the viewer's own. */
export function pathWithin(
  side: ReadSide,
  viewer: Viewer,
  region: string | undefined,
): Result<string, Refusal> {
  if (region === undefined) return ok(viewer.scope.path);
  const path = side.pathOf(region);
  if (path?.startsWith(viewer.scope.path) !== true) {
    return err({ code: 'region/unknown', path: 'region' });
  }
  return ok(path);
}
