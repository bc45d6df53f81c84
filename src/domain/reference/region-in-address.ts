import type { Region } from './region.ts';

/** Shorter names stand in many addresses by chance; 莒县 and 曹县 are the shortest there are. */
const SHORTEST_NAME = 2;

/**
 * The lowest region that an address names, going down from a region whose place is known: each step
 * needs the full name of exactly one region directly below. One that skips a level (a county without
 * its city) counts where no other region of that name lies below.
 *
 * @returns the region to start from where the address names none below it.
 */
export function regionInAddress(regions: readonly Region[], from: Region, address: string): Region {
  const below = regions.filter(
    ({ path, name }) =>
      path !== from.path &&
      path.startsWith(from.path) &&
      name.length >= SHORTEST_NAME &&
      address.includes(name),
  );
  const children = below.filter(({ level }) => level === from.level + 1);
  const [child] = children;
  if (child !== undefined) {
    return children.length === 1 ? regionInAddress(regions, child, address) : from;
  }
  const [only] = below;
  return only !== undefined && below.length === 1 ? only : from;
}
