import type { DatabaseSync } from 'node:sqlite';
import type { Desk } from '../../../application/store/desk.ts';
import type { RecordRow } from '../../../application/store/store-rows.ts';

/** Small documents in SQLite. */
export function sqliteRecords(
  db: DatabaseSync,
): Pick<Desk, 'findRecord' | 'listRecords' | 'writeRecord'> {
  const find = db.prepare('SELECT kind, key, body, version FROM record WHERE kind = ? AND key = ?');
  const list = db.prepare(
    `SELECT kind, key, body, version FROM record
     WHERE kind = ? AND key >= ? AND key > ? AND substr(key, 1, length(?)) = ?
     ORDER BY key LIMIT ?`,
  );
  const add = db.prepare(
    `INSERT INTO record (kind, key, body, version) VALUES (?, ?, ?, 1)
     ON CONFLICT (kind, key) DO NOTHING`,
  );
  const replace = db.prepare(
    `UPDATE record SET body = ?, version = version + 1
     WHERE kind = ? AND key = ? AND version = ?`,
  );
  const drop = db.prepare('DELETE FROM record WHERE kind = ? AND key = ? AND version = ?');
  const write = (
    kind: string,
    key: string,
    body: string | null,
    before: number | null,
  ): boolean => {
    if (before === null) {
      if (body !== null) return add.run(kind, key, body).changes === 1;
      return find.get(kind, key) === undefined;
    }
    const { changes } =
      body === null ? drop.run(kind, key, before) : replace.run(body, kind, key, before);
    return changes === 1;
  };

  return {
    findRecord: (kind, key) =>
      Promise.resolve(find.get(kind, key) as unknown as RecordRow | undefined),
    listRecords: (kind, prefix, after, limit) =>
      Promise.resolve(
        list.all(kind, prefix, after, prefix, prefix, limit) as unknown as readonly RecordRow[],
      ),
    writeRecord: ({ kind, key, body, before }) => Promise.resolve(write(kind, key, body, before)),
  };
}
