import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type {
  AuditHead,
  AuditRow,
  AuditRowFilter,
  AuditTable,
} from '../../../application/audit/audit-rows.ts';
import { NO_ROWS, chainRows, storeNamedBy } from '../audit-chain.ts';

const COLUMNS = `no, at, actor, session, ip, action, object, reason, outcome, detail,
  prev_hash AS "prevHash", hash`;

/** The audit log in SQLite. A transaction holds the store's one write lock, so the chain is one. */
export function sqliteAudit(db: DatabaseSync): AuditTable {
  const last = db.prepare('SELECT no, hash FROM audit ORDER BY no DESC LIMIT 1');
  const names = db.prepare(
    `SELECT ${COLUMNS} FROM audit WHERE action IN ('audit.begin', 'store.restore')
       AND outcome = 'done' ORDER BY no DESC LIMIT 1`,
  );
  const insert = db.prepare(
    `INSERT INTO audit (no, at, actor, session, ip, action, object, reason, outcome, detail,
       prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const scan = db.prepare(`SELECT ${COLUMNS} FROM audit WHERE no > ? ORDER BY no LIMIT ?`);

  function head(): AuditHead {
    const row = last.get();
    if (row === undefined) return NO_ROWS;
    const naming = names.get() as unknown as AuditRow | undefined;
    const storeId = (naming && storeNamedBy(naming)) ?? '';
    return { no: Number(row['no']), hash: String(row['hash']), storeId };
  }

  return {
    append: (entries, at) => {
      for (const row of chainRows(entries, at, head())) {
        insert.run(
          row.no,
          row.at,
          row.actor,
          row.session,
          row.ip,
          row.action,
          row.object,
          row.reason,
          row.outcome,
          row.detail,
          row.prevHash,
          row.hash,
        );
      }
      return Promise.resolve();
    },
    head: () => Promise.resolve(head()),
    list: (filter, before, limit) => {
      const where = conditions(filter, before);
      const rows = db
        .prepare(`SELECT ${COLUMNS} FROM audit ${where.text} ORDER BY no DESC LIMIT ?`)
        .all(...where.values, limit);
      return Promise.resolve(rows as unknown as AuditRow[]);
    },
    count: (filter) => {
      const where = conditions(filter, null);
      const query = db.prepare(`SELECT count(*) AS total FROM audit ${where.text}`);
      return Promise.resolve(Number(query.get(...where.values)?.['total']));
    },
    scan: (after, limit) => Promise.resolve(scan.all(after, limit) as unknown as AuditRow[]),
  };
}

function conditions(
  { actor, action, outcome, from, to }: AuditRowFilter,
  before: number | null,
): { readonly text: string; readonly values: readonly SQLInputValue[] } {
  const asked: readonly (readonly [string, SQLInputValue | undefined])[] = [
    ['no < ?', before ?? undefined],
    ['actor = ?', actor],
    ['action = ?', action],
    ['outcome = ?', outcome],
    ['at >= ?', from],
    ['at < ?', to],
  ];
  const parts: string[] = [];
  const values: SQLInputValue[] = [];
  for (const [part, value] of asked) {
    if (value === undefined) continue;
    parts.push(part);
    values.push(value);
  }
  return { text: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}
