import type { AuditEntry, AuditHead } from '../application/audit/audit-rows.ts';
import { PAGE_CACHE_KIB, isCurrent } from '../outbound/store/sqlite/open-sqlite.ts';
import { sqliteStore } from '../outbound/store/sqlite/sqlite-store.ts';

/**
 * Writes a row to the audit log of a store that this command handles as a file. A store of an older
 * version is left as it is: opening it would migrate it.
 *
 * @returns whether it was written.
 */
export async function auditStore(
  dataDir: string,
  entryOf: (head: AuditHead) => AuditEntry,
): Promise<boolean> {
  if (!isCurrent(dataDir)) return false;
  const store = sqliteStore(dataDir, PAGE_CACHE_KIB.small);
  try {
    await store.transaction(async ({ audit }) => {
      await audit.append([entryOf(await audit.head())], Date.now());
    }, 'beside');
  } finally {
    await store.close();
  }
  return true;
}
