import type { ChangeRow } from '../store/store-rows.ts';

/** As many single changes as are kept whatever they are: some minutes of a busy province, days of a quiet one. */
const MOST_CHANGES = 20_000;
const CHANGES_AT_ONCE = 200;

/** The changes after one version up to another; undefined where they are too many to go through. */
export async function changesBetween(
  read: (after: number, limit: number) => Promise<readonly ChangeRow[]>,
  from: number,
  to: number,
  most = MOST_CHANGES,
): Promise<readonly ChangeRow[] | undefined> {
  const changes: ChangeRow[] = [];
  let after = from;
  while (after < to) {
    const next = await read(after, CHANGES_AT_ONCE);
    changes.push(...next.filter(({ dataVersion }) => dataVersion <= to));
    const last = next.at(-1);
    if (last === undefined || next.length < CHANGES_AT_ONCE) break;
    after = last.dataVersion;
    if (changes.length > most) return undefined;
  }
  return changes;
}
