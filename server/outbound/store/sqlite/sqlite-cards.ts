import type { DatabaseSync } from 'node:sqlite';
import type { CardTable } from '../../../application/store/store.ts';
import type { CardRow } from '../../../application/store/store-rows.ts';

const OF_A_PART = 500;

/** Cards in SQLite. */
export function sqliteCards(db: DatabaseSync): CardTable {
  const columns = 'id, kind, subject, path, line, state, body';
  const bySubject = db.prepare(
    `SELECT ${columns} FROM card WHERE subject = ? AND kind = ? ORDER BY id`,
  );
  const bySubjects = db.prepare(
    `SELECT ${columns} FROM card WHERE subject IN (SELECT value FROM json_each(?))`,
  );
  const byId = db.prepare(`SELECT ${columns} FROM card WHERE id = ?`);
  const all = db.prepare(`SELECT ${columns} FROM card`);
  const put = db.prepare(
    `INSERT INTO card (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET path = excluded.path, line = excluded.line,
       state = excluded.state, body = excluded.body`,
  );
  return {
    ofSubject: ({ kind, no }) => Promise.resolve(bySubject.all(no, kind) as unknown as CardRow[]),
    ofSubjects: (keys) => {
      const nos = JSON.stringify(keys.map(({ no }) => no));
      const wanted = new Set(keys.map(({ kind, no }) => `${kind} ${no}`));
      const rows = bySubjects.all(nos) as unknown as CardRow[];
      return Promise.resolve(rows.filter(({ kind, subject: no }) => wanted.has(`${kind} ${no}`)));
    },
    find: (ids) =>
      Promise.resolve(
        ids.flatMap((id) => {
          const row = byId.get(id);
          return row === undefined ? [] : [row as unknown as CardRow];
        }),
      ),
    put: (rows) => {
      for (const row of rows) {
        put.run(row.id, row.kind, row.subject, row.path, row.line, row.state, row.body);
      }
      return Promise.resolve();
    },
    eachPart: async (take) => {
      let part: CardRow[] = [];
      for (const row of all.iterate()) {
        part.push(row as unknown as CardRow);
        if (part.length < OF_A_PART) continue;
        await take(part);
        part = [];
      }
      if (part.length > 0) await take(part);
    },
  };
}
