import { DatabaseSync } from 'node:sqlite';
import type { AuditRowRead } from './audit-row-hash.ts';
import { textLines } from './text-lines.ts';

/** Rows of a database, or of a file with a row a line, one at a time in their order. */
export function* readAuditRows(file: string): Generator<AuditRowRead> {
  if (!file.endsWith('.db')) {
    for (const { text } of textLines(file)) {
      if (text.trim() !== '') yield JSON.parse(text) as AuditRowRead;
    }
    return;
  }
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const query = db.prepare(`SELECT no, at, actor, session, ip, action, object, reason, outcome,
      detail, prev_hash AS "prevHash", hash FROM audit ORDER BY no`);
    query.setReadBigInts(true);
    for (const row of query.iterate()) yield { ...row, no: plain(row['no']), at: plain(row['at']) };
  } finally {
    db.close();
  }
}

/** Numbers that JSON can hold are read as such; larger ones were never written. */
function plain(value: unknown): unknown {
  return typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
