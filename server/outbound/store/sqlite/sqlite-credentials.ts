import type { DatabaseSync } from 'node:sqlite';
import type { SessionRow } from '../../../application/platform.ts';
import type { Desk } from '../../../application/store/desk.ts';
import type { CredentialRow } from '../../../application/store/store-rows.ts';

/** What accounts sign in with beside their password, their grants and their sessions in SQLite. */
export function sqliteCredentials(
  db: DatabaseSync,
): Pick<
  Desk,
  | 'changeAccount'
  | 'changePassword'
  | 'sessionsOf'
  | 'findCredential'
  | 'putCredential'
  | 'dropCredential'
> {
  const change = db.prepare(
    `UPDATE account SET display_name = ?, role = ?, region_code = ?, line = ?, disabled = ?
     WHERE name = ?`,
  );
  const changePassword = db.prepare('UPDATE account SET password_hash = ? WHERE name = ?');
  const sessions = db.prepare(
    `SELECT id_hash AS "idHash", account, created_at AS "createdAt",
       last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"
     FROM session WHERE account = ? ORDER BY created_at DESC, id_hash`,
  );
  const find = db.prepare(
    'SELECT kind, key, account, body FROM credential WHERE kind = ? AND key = ?',
  );
  const add = db.prepare(
    `INSERT INTO credential (kind, key, account, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, key) DO NOTHING`,
  );
  const replace = db.prepare(
    'UPDATE credential SET account = ?, body = ? WHERE kind = ? AND key = ? AND body = ?',
  );
  const drop = db.prepare('DELETE FROM credential WHERE kind = ? AND key = ?');

  return {
    changeAccount: ({ name, displayName, role, regionCode, line, disabled }) => {
      const { changes } = change.run(displayName, role, regionCode, line, disabled ? 1 : 0, name);
      return Promise.resolve(changes === 1);
    },
    changePassword: (name, passwordHash) =>
      Promise.resolve(changePassword.run(passwordHash, name).changes === 1),
    sessionsOf: (account) =>
      Promise.resolve(sessions.all(account) as unknown as readonly SessionRow[]),
    findCredential: (kind, key) =>
      Promise.resolve(find.get(kind, key) as unknown as CredentialRow | undefined),
    putCredential: ({ kind, key, account, body }, before) => {
      const { changes } =
        before === null
          ? add.run(kind, key, account, body)
          : replace.run(account, body, kind, key, before);
      return Promise.resolve(changes === 1);
    },
    dropCredential: (kind, key) => Promise.resolve(drop.run(kind, key).changes === 1),
  };
}
