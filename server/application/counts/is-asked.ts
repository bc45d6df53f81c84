import type { CountCell } from './count-cell.ts';
import type { CountFilter } from './counts.ts';

/** Whether a filter of counts wants a cell; the counts themselves say the same. */
export function isAsked(
  { path, line, day }: Pick<CountCell, 'path' | 'day'> & { readonly line: string },
  filter: CountFilter,
): boolean {
  if (!path.startsWith(filter.path) || (filter.line !== null && filter.line !== line)) return false;
  const { from, to } = filter;
  if (from === undefined && to === undefined) return true;
  return day !== null && day >= (from ?? -Infinity) && day <= (to ?? Infinity);
}
