import type { SessionRow } from '../../../application/platform.ts';
import type { Desk } from '../../../application/store/desk.ts';
import type { CredentialRow } from '../../../application/store/store-rows.ts';
import type { Sql } from '../sql.ts';

const CHANGE_ACCOUNT = {
  name: 'account.change',
  text: `UPDATE account SET display_name = $1, role = $2, region_code = $3, line = $4, disabled = $5
    WHERE name = $6 RETURNING 1 AS done`,
};
const CHANGE_PASSWORD = {
  name: 'account.changePassword',
  text: 'UPDATE account SET password_hash = $1 WHERE name = $2 RETURNING 1 AS done',
};
const SESSIONS_OF = {
  name: 'session.ofAccount',
  text: `SELECT id_hash AS "idHash", account, created_at AS "createdAt",
      last_seen_at AS "lastSeenAt", expires_at AS "expiresAt"
    FROM session WHERE account = $1 ORDER BY created_at DESC, id_hash`,
};
const FIND = {
  name: 'credential.find',
  text: 'SELECT kind, key, account, body FROM credential WHERE kind = $1 AND key = $2',
};
const ADD = {
  name: 'credential.add',
  text: `INSERT INTO credential (kind, key, account, body) VALUES ($1, $2, $3, $4)
    ON CONFLICT (kind, key) DO NOTHING RETURNING 1 AS done`,
};
const REPLACE = {
  name: 'credential.replace',
  text: `UPDATE credential SET account = $1, body = $2
    WHERE kind = $3 AND key = $4 AND body = $5 RETURNING 1 AS done`,
};
const DROP = {
  name: 'credential.drop',
  text: 'DELETE FROM credential WHERE kind = $1 AND key = $2 RETURNING 1 AS done',
};

/** What accounts sign in with beside their password, their grants and their sessions in PostgreSQL. */
export function postgresCredentials(
  sql: Sql,
): Pick<
  Desk,
  | 'changeAccount'
  | 'changePassword'
  | 'sessionsOf'
  | 'findCredential'
  | 'putCredential'
  | 'dropCredential'
> {
  return {
    changeAccount: async ({ name, displayName, role, regionCode, line, disabled }) => {
      const values = [displayName, role, regionCode, line, disabled, name];
      return (await sql.rows(CHANGE_ACCOUNT, values)).length === 1;
    },
    changePassword: async (name, passwordHash) =>
      (await sql.rows(CHANGE_PASSWORD, [passwordHash, name])).length === 1,
    sessionsOf: (account) => sql.rows<SessionRow>(SESSIONS_OF, [account]),
    findCredential: async (kind, key) => (await sql.rows<CredentialRow>(FIND, [kind, key]))[0],
    putCredential: async ({ kind, key, account, body }, before) => {
      const rows =
        before === null
          ? await sql.rows(ADD, [kind, key, account, body])
          : await sql.rows(REPLACE, [account, body, kind, key, before]);
      return rows.length === 1;
    },
    dropCredential: async (kind, key) => (await sql.rows(DROP, [kind, key])).length === 1,
  };
}
