import { maskText } from '#domain/access/masking.ts';
import type { Desk } from '../store/desk.ts';
import type { QuarantineEntry } from '../store/store-rows.ts';
import type { Vault } from './vault.ts';

/** A refused event stays this long in number of rows behind it. */
const QUARANTINE_KEPT = 10_000;

/** Puts refused events into quarantine, sealed; answers those that are new there. */
export async function keepRefused(
  desk: Pick<Desk, 'addQuarantine'>,
  vault: Vault,
  entries: readonly QuarantineEntry[],
): Promise<readonly QuarantineEntry[]> {
  if (entries.length === 0) return [];
  const sealed = new Map(entries.map((entry) => [sealEntry(vault, entry), entry]));
  const added = await desk.addQuarantine([...sealed.keys()], QUARANTINE_KEPT);
  return added.flatMap((entry) => sealed.get(entry) ?? []);
}

/** A refused event as quarantine keeps it: nobody knows what it holds, so all of it is sealed. */
function sealEntry(vault: Vault, entry: QuarantineEntry): QuarantineEntry {
  return {
    ...entry,
    // A field that a source named after a person stands in its path.
    path: entry.path === null ? null : maskText(entry.path),
    message: maskText(entry.message),
    event: entry.event === null ? null : vault.sealText(entry.event),
  };
}

/** The event of a row as it was sent; null where it was too large to keep. */
export function openEntry(vault: Vault, { event }: Pick<QuarantineEntry, 'event'>): unknown {
  return event === null ? null : JSON.parse(vault.openText(event));
}
