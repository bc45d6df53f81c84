import type { AuditEntry, AuditTable } from '../../application/audit/audit-rows.ts';

/** The audit log of one transaction, and what chains its rows. */
interface LateAudit {
  readonly audit: AuditTable;
  /** Chains what was appended; the last that happens before the commit. */
  readonly chain: () => Promise<void>;
}

/**
 * Rows are chained at the end of their transaction, however early they were appended: a process that
 * writes has the one chain for as long as a commit takes, so that several append beside each other,
 * and none holds the chain while it waits for something else.
 */
export function lateAudit(table: AuditTable): LateAudit {
  let held: { readonly entries: readonly AuditEntry[]; readonly at: number }[] = [];
  const chain = async (): Promise<void> => {
    const appended = held;
    held = [];
    for (const { entries, at } of appended) await table.append(entries, at);
  };
  const chained = async <T>(read: () => Promise<T>): Promise<T> => {
    await chain();
    return read();
  };
  return {
    chain,
    audit: {
      append: (entries, at) => {
        if (entries.length > 0) held.push({ entries, at });
        return Promise.resolve();
      },
      // Whoever looks sees what he wrote himself.
      head: () => chained(() => table.head()),
      list: (filter, before, limit) => chained(() => table.list(filter, before, limit)),
      count: (filter) => chained(() => table.count(filter)),
      scan: (after, limit) => chained(() => table.scan(after, limit)),
    },
  };
}
