import type { DatabaseSync } from 'node:sqlite';
import type { PersonalTable } from '../../../application/store/store.ts';
import type { SealedPart, SubjectSecret } from '../../../application/store/store-rows.ts';

/** Keys of subjects and what is sealed with them, in SQLite. */
export function sqlitePersonal(db: DatabaseSync): PersonalTable {
  const keyId = db.prepare('SELECT id FROM vault_key');
  const claim = db.prepare(
    'INSERT INTO vault_key (id, since) SELECT ?, ? WHERE NOT EXISTS (SELECT 1 FROM vault_key)',
  );
  const replace = db.prepare('UPDATE vault_key SET id = ?, since = ? WHERE id = ?');
  const scan = db.prepare(
    `SELECT kind, no, half, forgotten_at AS "forgottenAt" FROM secret
     WHERE (no, kind) > (?, ?) ORDER BY no, kind LIMIT ?`,
  );
  const secret = db.prepare(
    `SELECT kind, no, half, forgotten_at AS "forgottenAt" FROM secret
     WHERE kind = ? AND no = ?`,
  );
  const addSecret = db.prepare(
    'INSERT INTO secret (kind, no, half) VALUES (?, ?, ?) ON CONFLICT (kind, no) DO NOTHING',
  );
  const put = db.prepare(
    `INSERT INTO personal (seq, sealed) VALUES (?, ?)
     ON CONFLICT (seq) DO UPDATE SET sealed = excluded.sealed`,
  );
  const read = db.prepare('SELECT seq, sealed FROM personal WHERE seq = ?');
  const drop = db.prepare('DELETE FROM personal WHERE seq = ?');
  const dropSecret = db.prepare('DELETE FROM secret WHERE kind = ? AND no = ?');
  const bury = db.prepare('INSERT INTO secret (kind, no, forgotten_at) VALUES (?, ?, ?)');
  const kinds = db.prepare('SELECT kind, no FROM secret WHERE no = ? ORDER BY kind');

  const findSecrets: PersonalTable['secrets'] = (keys) =>
    Promise.resolve(
      keys.flatMap(({ kind, no }) => {
        const row = secret.get(kind, no);
        return row === undefined ? [] : [row as unknown as SubjectSecret];
      }),
    );

  return {
    keyId: () => Promise.resolve(keyId.get()?.['id'] as string | undefined),
    claimKey: (id, at) => {
      claim.run(id, at);
      return Promise.resolve(keyId.get()?.['id'] as string);
    },
    replaceKey: (from, to, at) => Promise.resolve(replace.run(to, at, from).changes === 1),
    scanSecrets: (after, limit) =>
      Promise.resolve(
        scan.all(after?.no ?? '', after?.kind ?? '', limit) as unknown as SubjectSecret[],
      ),
    putSecrets: (rows) => {
      for (const { kind, no, half } of rows) {
        if ((secret.get(kind, no)?.['half'] ?? null) === null) continue;
        // Deleted, not overwritten, as when a subject is forgotten.
        dropSecret.run(kind, no);
        addSecret.run(kind, no, half);
      }
      return Promise.resolve();
    },
    secrets: findSecrets,
    addSecrets: (rows) => {
      const others = rows.filter(({ kind, no, half }) => {
        const { changes } = addSecret.run(kind, no, half);
        return changes === 0;
      });
      return findSecrets(others);
    },
    subjectsOf: (no) => Promise.resolve(kinds.all(no) as unknown as SubjectSecret[]),
    put: (parts) => {
      for (const { seq, sealed } of parts) put.run(seq, sealed);
      return Promise.resolve();
    },
    read: (seqs) =>
      Promise.resolve(
        seqs.flatMap((seq) => {
          const row = read.get(seq);
          return row === undefined ? [] : [row as unknown as SealedPart];
        }),
      ),
    forget: ({ kind, no }, seqs, at) => {
      for (const seq of seqs) drop.run(seq);
      // Deleted, not overwritten: only what is deleted is wiped from the page it lay on.
      dropSecret.run(kind, no);
      bury.run(kind, no, at);
      return Promise.resolve();
    },
  };
}
