import type { Desk } from '../../../application/store/desk.ts';
import type { RecordRow } from '../../../application/store/store-rows.ts';
import type { Sql } from '../sql.ts';

const FIND = {
  name: 'record.find',
  text: 'SELECT kind, key, body, version FROM record WHERE kind = $1 AND key = $2',
};
const LIST = {
  name: 'record.list',
  text: `SELECT kind, key, body, version FROM record
    WHERE kind = $1 AND key >= $2 AND key > $3 AND substr(key, 1, length($2)) = $2
    ORDER BY key LIMIT $4`,
};
const ADD = {
  name: 'record.add',
  text: `INSERT INTO record (kind, key, body, version) VALUES ($1, $2, $3, 1)
    ON CONFLICT (kind, key) DO NOTHING RETURNING 1 AS done`,
};
const REPLACE = {
  name: 'record.replace',
  text: `UPDATE record SET body = $1, version = version + 1
    WHERE kind = $2 AND key = $3 AND version = $4 RETURNING 1 AS done`,
};
const DROP = {
  name: 'record.drop',
  text: 'DELETE FROM record WHERE kind = $1 AND key = $2 AND version = $3 RETURNING 1 AS done',
};

/** Small documents in PostgreSQL. */
export function postgresRecords(
  sql: Sql,
): Pick<Desk, 'findRecord' | 'listRecords' | 'writeRecord'> {
  return {
    findRecord: async (kind, key) => (await sql.rows<RecordRow>(FIND, [kind, key]))[0],
    listRecords: (kind, prefix, after, limit) =>
      sql.rows<RecordRow>(LIST, [kind, prefix, after, limit]),
    writeRecord: async ({ kind, key, body, before }) => {
      if (before === null) {
        if (body !== null) return (await sql.rows(ADD, [kind, key, body])).length === 1;
        return (await sql.rows(FIND, [kind, key])).length === 0;
      }
      const rows =
        body === null
          ? await sql.rows(DROP, [kind, key, before])
          : await sql.rows(REPLACE, [body, kind, key, before]);
      return rows.length === 1;
    },
  };
}
