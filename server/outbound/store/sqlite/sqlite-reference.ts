import type { DatabaseSync } from 'node:sqlite';
import type { ReferenceTable } from '../../../application/store/store.ts';
import type { ReferenceRow } from '../../../application/store/store-rows.ts';

/** Recorded reference data in SQLite. */
export function sqliteReference(db: DatabaseSync): ReferenceTable {
  const all = db.prepare(
    'SELECT no, kind, code, recorded_at AS "recordedAt", data FROM reference ORDER BY no',
  );
  const last = db.prepare('SELECT max(no) AS no FROM reference');
  const add = db.prepare(
    'INSERT INTO reference (no, kind, code, recorded_at, data) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    all: () => Promise.resolve(all.all() as unknown as ReferenceRow[]),
    add: (rows) => {
      let no = Number(last.get()?.['no'] ?? 0);
      for (const row of rows) {
        no += 1;
        add.run(no, row.kind, row.code, row.recordedAt, row.data);
      }
      return Promise.resolve();
    },
  };
}
