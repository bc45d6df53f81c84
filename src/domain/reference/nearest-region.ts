/**
 * How near a region's rule is to a path: the deeper, the nearer. -1 for a rule of everywhere,
 * undefined for one of a region that does not hold the path.
 *
 * @param path codes of the regions from the root down, as `370000/370100/`
 */
export function nearnessOf(regionCode: string | null, path: string): number | undefined {
  if (regionCode === null) return -1;
  const at = path.split('/').indexOf(regionCode);
  return at < 0 ? undefined : at;
}
