import type { RegionView } from '#contract/session-view.ts';
import { pinyinInitials } from '../platform/pinyin-initials.ts';

/** A region as the picker lists it: with where it lies, nearest first. */
export interface FoundRegion {
  readonly region: RegionView;
  readonly within: string;
}

/** A tree of regions: children by parent's code; roots are those whose parent is not seen. */
export function childrenByParent(
  regions: readonly RegionView[],
): ReadonlyMap<string | null, readonly RegionView[]> {
  const codes = new Set(regions.map((region) => region.code));
  const children = new Map<string | null, RegionView[]>();
  for (const region of regions) {
    const parent = region.parent !== null && codes.has(region.parent) ? region.parent : null;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [region]);
    else siblings.push(region);
  }
  for (const siblings of children.values()) {
    siblings.sort((a, b) => (a.code < b.code ? -1 : 1));
  }
  return children;
}

/** Regions whose name holds the text, or whose pinyin initials or code begin with it. */
export function searchRegions(
  regions: readonly RegionView[],
  text: string,
  atMost: number,
): readonly FoundRegion[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const byCode = new Map(regions.map((region) => [region.code, region]));
  const found = regions
    .map((region) => ({ region, rank: rankOf(region, wanted) }))
    .filter((hit) => hit.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.region.level - b.region.level);
  return found.slice(0, atMost).map(({ region }) => ({
    region,
    within: region.parent === null ? '' : (byCode.get(region.parent)?.name ?? ''),
  }));
}

function rankOf(region: RegionView, wanted: string): number {
  const name = region.name.toLowerCase();
  if (name.startsWith(wanted)) return 0;
  if (pinyinInitials(region.name).startsWith(wanted)) return 1;
  if (name.includes(wanted) || region.code.startsWith(wanted)) return 2;
  return 3;
}
