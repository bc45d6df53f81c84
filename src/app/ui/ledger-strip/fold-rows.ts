/** A row that is shown, or how many days are not. */
export type FoldedRow<T> =
  { readonly kind: 'row'; readonly row: T } | { readonly kind: 'gap'; readonly days: number };

/** How many rows stay at the beginning and at the end of a ledger that is too long. */
const KEPT = 2;

/**
 * Leaves out rows in the middle of a ledger of more than `most`: the beginning, the end and the
 * rows that matter stay, such as those with a due day.
 */
export function foldRows<T>(
  rows: readonly T[],
  most: number,
  matters: (row: T) => boolean,
  daysOf: (row: T) => number,
): readonly FoldedRow<T>[] {
  const all = rows.length <= most;
  const folded: FoldedRow<T>[] = [];
  for (const [index, row] of rows.entries()) {
    const last = folded.at(-1);
    if (all || index < KEPT || index >= rows.length - KEPT || matters(row)) {
      folded.push({ kind: 'row', row });
    } else if (last?.kind === 'gap') {
      folded[folded.length - 1] = { kind: 'gap', days: last.days + daysOf(row) };
    } else {
      folded.push({ kind: 'gap', days: daysOf(row) });
    }
  }
  return folded;
}
