import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';

/** Whoever may run a command on the data folder holds all of it already. */
export function operator(platform: Pick<Platform, 'viewerOf'>): Viewer {
  return platform.viewerOf({
    name: 'operator',
    displayName: 'operator',
    role: 'systemAdmin',
    regionCode: null,
    line: null,
    disabled: false,
  });
}
