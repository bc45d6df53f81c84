const BEGINS = new Map<string, string>();

/** How the cells of a measure begin, after the line. */
export function beginOf(measure: string): string {
  const known = BEGINS.get(measure);
  if (known !== undefined) return known;
  const at = measure.indexOf(' ');
  const begin = `["${measure.slice(0, at)}","${measure.slice(at + 1)}",`;
  BEGINS.set(measure, begin);
  return begin;
}
