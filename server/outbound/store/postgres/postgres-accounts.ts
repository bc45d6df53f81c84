import type { AccountRow, SessionRow, SourceAccount } from '../../../application/platform.ts';
import type { Desk } from '../../../application/store/desk.ts';
import type { Sql } from '../sql.ts';

const ADD_ACCOUNT = {
  name: 'account.add',
  text: `INSERT INTO account
      (name, display_name, role, region_code, line, disabled, password_hash, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (name) DO NOTHING RETURNING 1 AS done`,
};
const ACCOUNT = `name, display_name AS "displayName", role, region_code AS "regionCode", line, disabled`;
const FIND_ACCOUNT = {
  name: 'account.find',
  text: `SELECT ${ACCOUNT}, password_hash AS "passwordHash" FROM account WHERE name = $1`,
};
const ACCOUNTS = { name: 'account.all', text: `SELECT ${ACCOUNT} FROM account ORDER BY name` };
const SAVE_SESSION = {
  name: 'session.save',
  text: `INSERT INTO session (id_hash, account, created_at, last_seen_at, expires_at)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (id_hash) DO UPDATE SET
      last_seen_at = excluded.last_seen_at, expires_at = excluded.expires_at`,
};
const FIND_SESSION = {
  name: 'session.find',
  text: `SELECT id_hash AS "idHash", account, created_at AS "createdAt",
      last_seen_at AS "lastSeenAt", expires_at AS "expiresAt" FROM session WHERE id_hash = $1`,
};
const END_SESSION = { name: 'session.end', text: 'DELETE FROM session WHERE id_hash = $1' };
const ADD_SOURCE = {
  name: 'source.add',
  text: `INSERT INTO source (name, prefix, region_code, key_hash, added_at)
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO NOTHING RETURNING 1 AS done`,
};
const SOURCE = 'name, prefix, region_code AS "regionCode"';
const BY_KEY = {
  name: 'source.byKey',
  text: `SELECT ${SOURCE} FROM source WHERE key_hash = $1`,
};
const SOURCES = { name: 'source.all', text: `SELECT ${SOURCE} FROM source ORDER BY name` };
const WATCH = {
  name: 'watch.add',
  text: `INSERT INTO watch (account, card) VALUES ($1, $2)
    ON CONFLICT (account, card) DO NOTHING`,
};
const UNWATCH = {
  name: 'watch.drop',
  text: 'DELETE FROM watch WHERE account = $1 AND card = $2',
};
const WATCHED = {
  name: 'watch.list',
  text: 'SELECT card FROM watch WHERE account = $1 ORDER BY card',
};

/** Accounts, sessions, sources' keys and watch lists in PostgreSQL. */
export function postgresAccounts(
  sql: Sql,
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
  return {
    addAccount: async (account, passwordHash, at) => {
      const { name, displayName, role, regionCode, line, disabled } = account;
      const values = [name, displayName, role, regionCode, line, disabled, passwordHash, at];
      return (await sql.rows(ADD_ACCOUNT, values)).length === 1;
    },
    findAccount: async (name) =>
      (await sql.rows<AccountRow & { readonly passwordHash: string }>(FIND_ACCOUNT, [name]))[0],
    accounts: () => sql.rows<AccountRow>(ACCOUNTS),
    saveSession: async ({ idHash, account, createdAt, lastSeenAt, expiresAt }) => {
      await sql.rows(SAVE_SESSION, [idHash, account, createdAt, lastSeenAt, expiresAt]);
    },
    findSession: async (idHash) => (await sql.rows<SessionRow>(FIND_SESSION, [idHash]))[0],
    endSession: async (idHash) => {
      await sql.rows(END_SESSION, [idHash]);
    },
    addSource: async ({ name, prefix, regionCode = null }, keyHash, at) =>
      (await sql.rows(ADD_SOURCE, [name, prefix, regionCode, keyHash, at])).length === 1,
    findSourceByKeyHash: async (keyHash) => (await sql.rows<SourceAccount>(BY_KEY, [keyHash]))[0],
    sources: () => sql.rows<SourceAccount>(SOURCES),
    watch: async (account, card, wanted) => {
      await sql.rows(wanted ? WATCH : UNWATCH, [account, card]);
    },
    watched: async (account) =>
      (await sql.rows<{ card: string }>(WATCHED, [account])).map(({ card }) => card),
  };
}
