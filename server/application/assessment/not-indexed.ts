import { changesBetween } from '../counts/changes-between.ts';
import type { StoreParts } from '../store/store.ts';
import type { ChangeRow } from '../store/store-rows.ts';

// What the index does not have yet is looked at one by one: some seconds of a busy province, or what a
// file brings in before the index has gone on. Beyond it all regions are searched through, in many turns
// instead of one.
const MOST_LATE = 800;
const MOST_LOOSE = 20_000;

/** The changes up to a version that the index does not have; undefined where it is too far behind. */
export async function notIndexed(
  { evidence, journal }: StoreParts,
  version: number,
): Promise<readonly ChangeRow[] | undefined> {
  const upTo = await evidence.upTo();
  const changes = await changesBetween(
    (after, limit) => journal.seen(after, limit),
    upTo,
    version,
    MOST_LATE,
  );
  const subjects = changes?.reduce((sum, one) => sum + one.subjects.length, 0) ?? Infinity;
  return subjects > MOST_LOOSE ? undefined : changes;
}
