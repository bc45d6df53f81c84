import type { AuditRow, AuditRowFilter, AuditTable } from '../../application/audit/audit-rows.ts';
import { NO_ROWS, chainRows, storeNamedBy } from '../../outbound/store/audit-chain.ts';
import type { AtOnce } from './at-once.ts';
import type { MemoryViews } from './memory-tables.ts';

/** The audit log in memory. */
export function memoryAudit({ audits }: MemoryViews): AtOnce<AuditTable> {
  const inOrder = (): AuditRow[] => [...audits.values()].sort((one, other) => one.no - other.no);
  const wanted = (filter: AuditRowFilter): AuditRow[] =>
    inOrder().filter((row) => isWanted(row, filter));
  const head: AtOnce<AuditTable>['head'] = () => {
    const rows = inOrder();
    const last = rows.at(-1);
    if (last === undefined) return NO_ROWS;
    const storeId = rows.reduce((known, row) => storeNamedBy(row) ?? known, '');
    return { no: last.no, hash: last.hash, storeId };
  };
  return {
    append: (entries, at) => {
      for (const row of chainRows(entries, at, head())) audits.set(row.no, Object.freeze(row));
    },
    head,
    list: (filter, before, limit) =>
      wanted(filter)
        .filter(({ no }) => before === null || no < before)
        .toReversed()
        .slice(0, limit),
    count: (filter) => wanted(filter).length,
    scan: (after, limit) =>
      inOrder()
        .filter(({ no }) => no > after)
        .slice(0, limit),
  };
}

function isWanted(row: AuditRow, { actor, action, outcome, from, to }: AuditRowFilter): boolean {
  return (
    (actor === undefined || row.actor === actor) &&
    (action === undefined || row.action === action) &&
    (outcome === undefined || row.outcome === outcome) &&
    (from === undefined || row.at >= from) &&
    (to === undefined || row.at < to)
  );
}
