import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Role } from '#domain/access/role.ts';
import type { AccountRow, SessionRow, SourceAccount } from '../../../application/platform.ts';
import type { Desk } from '../../../application/store/desk.ts';

/** Accounts, sessions, sources' keys and watch lists in SQLite. */
export function sqliteAccounts(
  db: DatabaseSync,
): Pick<
  Desk,
  | 'addAccount'
  | 'findAccount'
  | 'accounts'
  | 'saveSession'
  | 'findSession'
  | 'endSession'
  | 'addSource'
  | 'findSourceByKeyHash'
  | 'sources'
  | 'watch'
  | 'watched'
> {
  const addAccount = db.prepare(
    `INSERT INTO account (name, display_name, role, region_code, line, disabled, password_hash, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING`,
  );
  const findAccount = db.prepare('SELECT * FROM account WHERE name = ?');
  const accounts = db.prepare('SELECT * FROM account ORDER BY name');
  const saveSession = db.prepare(
    `INSERT INTO session (id_hash, account, created_at, last_seen_at, expires_at)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT (id_hash) DO UPDATE SET
       last_seen_at = excluded.last_seen_at, expires_at = excluded.expires_at`,
  );
  const findSession = db.prepare(
    `SELECT id_hash AS "idHash", account, created_at AS "createdAt",
       last_seen_at AS "lastSeenAt", expires_at AS "expiresAt" FROM session WHERE id_hash = ?`,
  );
  const endSession = db.prepare('DELETE FROM session WHERE id_hash = ?');
  const addSource = db.prepare(
    `INSERT INTO source (name, prefix, region_code, key_hash, added_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (name) DO NOTHING`,
  );
  const byKey = db.prepare(
    'SELECT name, prefix, region_code AS "regionCode" FROM source WHERE key_hash = ?',
  );
  const sources = db.prepare(
    'SELECT name, prefix, region_code AS "regionCode" FROM source ORDER BY name',
  );
  const watch = db.prepare(
    'INSERT INTO watch (account, card) VALUES (?, ?) ON CONFLICT (account, card) DO NOTHING',
  );
  const unwatch = db.prepare('DELETE FROM watch WHERE account = ? AND card = ?');
  const watched = db.prepare('SELECT card FROM watch WHERE account = ? ORDER BY card');

  return {
    addAccount: (account, passwordHash, at) => {
      const { changes } = addAccount.run(
        account.name,
        account.displayName,
        account.role,
        account.regionCode,
        account.line,
        account.disabled ? 1 : 0,
        passwordHash,
        at,
      );
      return Promise.resolve(changes === 1);
    },
    findAccount: (name) => {
      const row = findAccount.get(name);
      if (row === undefined) return Promise.resolve(undefined);
      return Promise.resolve({ ...accountOf(row), passwordHash: String(row['password_hash']) });
    },
    accounts: () => Promise.resolve(accounts.all().map(accountOf)),
    saveSession: (session) => {
      const { idHash, account, createdAt, lastSeenAt, expiresAt } = session;
      saveSession.run(idHash, account, createdAt, lastSeenAt, expiresAt);
      return Promise.resolve();
    },
    findSession: (idHash) =>
      Promise.resolve(findSession.get(idHash) as unknown as SessionRow | undefined),
    endSession: (idHash) => {
      endSession.run(idHash);
      return Promise.resolve();
    },
    addSource: (source, keyHash, at) =>
      Promise.resolve(
        addSource.run(source.name, source.prefix, source.regionCode ?? null, keyHash, at)
          .changes === 1,
      ),
    findSourceByKeyHash: (keyHash) =>
      Promise.resolve(byKey.get(keyHash) as unknown as SourceAccount | undefined),
    sources: () => Promise.resolve(sources.all() as unknown as SourceAccount[]),
    watch: (account, card, wanted) => {
      (wanted ? watch : unwatch).run(account, card);
      return Promise.resolve();
    },
    watched: (account) => Promise.resolve(watched.all(account).map((row) => String(row['card']))),
  };
}

function accountOf(row: Readonly<Record<string, SQLOutputValue>>): AccountRow {
  return {
    name: String(row['name']),
    displayName: String(row['display_name']),
    role: row['role'] as Role,
    regionCode: row['region_code'] as string | null,
    line: row['line'] as string | null,
    disabled: row['disabled'] === 1,
  };
}
