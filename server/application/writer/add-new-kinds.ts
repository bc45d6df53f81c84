import type { StoreParts } from '../store/store.ts';
import type { ReferenceRow } from '../store/store-rows.ts';

/** A store of a version that knew fewer kinds of reference data begins with what is shipped of the others. */
export async function addNewKinds(
  { reference }: Pick<StoreParts, 'reference'>,
  first: readonly Omit<ReferenceRow, 'no'>[],
): Promise<void> {
  const known = new Set((await reference.all()).map(({ kind }) => kind));
  const missing = first.filter(({ kind }) => !known.has(kind));
  if (missing.length > 0) await reference.add(missing);
}
