/**
 * The middle of the totals of a group; of an even number half up between the two in the middle.
 *
 * @param totals decimal texts, all with `places` places
 */
export function medianTotal(totals: readonly string[], places: number): string {
  const units = totals.map((total) => Math.round(Number(total) * 10 ** places));
  units.sort((one, other) => one - other);
  const middle = units.length / 2;
  const [low = 0, high = 0] = [units[Math.ceil(middle) - 1], units[Math.floor(middle)]];
  return (Math.round((low + high) / 2) / 10 ** places).toFixed(places);
}
