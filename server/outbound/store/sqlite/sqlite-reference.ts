import type { DatabaseSync } from 'node:sqlite';
import type { ReferenceTable } from '../../../application/store/store.ts';
import type { ReferenceRow } from '../../../application/store/store-rows.ts';

/** Recorded reference data in SQLite. */
export function sqliteReference(db: DatabaseSync): ReferenceTable {
  const after = db.prepare(
    `SELECT no, kind, code, recorded_at AS "recordedAt", data FROM reference
      WHERE no > ? ORDER BY no`,
  );
  const rowsAfter = (no: number): Promise<readonly ReferenceRow[]> =>
    Promise.resolve(after.all(no) as unknown as ReferenceRow[]);
  const last = db.prepare('SELECT max(no) AS no FROM reference');
  const add = db.prepare(
    'INSERT INTO reference (no, kind, code, recorded_at, data) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    all: () => rowsAfter(0),
    after: rowsAfter,
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
