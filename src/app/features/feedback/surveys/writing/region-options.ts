import type { RegionView } from '#contract/session-view.ts';
import { UNASSIGNED } from '#domain/reference/region.ts';

/** Region as a line of a choice, how deep it lies below the first ones. */
export interface RegionOption {
  readonly code: string;
  readonly name: string;
  readonly depth: number;
}

/** Two steps below the first ones: of a province its cities and counties. A survey asks no village. */
const DEEPEST = 2;

/** The regions that a survey may ask, each followed by its parts; also one that is chosen already. */
export function regionOptions(
  regions: readonly RegionView[],
  chosen: string,
): readonly RegionOption[] {
  const placed = regions.filter(({ code }) => code !== UNASSIGNED);
  const known = new Set(placed.map(({ code }) => code));
  const parts = new Map<string, RegionView[]>();
  for (const region of placed) {
    const parent = region.parent !== null && known.has(region.parent) ? region.parent : '';
    const siblings = parts.get(parent);
    if (siblings === undefined) parts.set(parent, [region]);
    else siblings.push(region);
  }
  const options: RegionOption[] = [];
  const add = (parent: string, depth: number): void => {
    for (const { code, name } of parts.get(parent) ?? []) {
      if (depth <= DEEPEST || code === chosen) options.push({ code, name, depth });
      add(code, depth + 1);
    }
  };
  add('', 0);
  if (!options.some(({ code }) => code === chosen)) {
    options.unshift({ code: chosen, name: chosen, depth: 0 });
  }
  return options;
}
