import type { CardTable } from '../../../application/store/store.ts';
import type { CardRow } from '../../../application/store/store-rows.ts';
import type { Sql } from '../sql.ts';

const COLUMNS = 'id, kind, subject, path, line, state, body';

const OF_SUBJECT = {
  name: 'card.ofSubject',
  text: `SELECT ${COLUMNS} FROM card WHERE subject = $1 AND kind = $2 ORDER BY id`,
};
const OF_SUBJECTS = {
  name: 'card.ofSubjects',
  text: `SELECT ${COLUMNS.split(', ')
    .map((column) => `card.${column}`)
    .join(', ')} FROM card JOIN unnest($1::text[], $2::text[]) AS given (kind, no)
    ON card.subject = given.no AND card.kind = given.kind`,
};
const FIND = { name: 'card.find', text: `SELECT ${COLUMNS} FROM card WHERE id = ANY($1)` };
const PART = {
  name: 'card.part',
  text: `SELECT ${COLUMNS} FROM card WHERE id > $1 ORDER BY id LIMIT $2`,
};
const PUT = {
  name: 'card.put',
  text: `INSERT INTO card (${COLUMNS})
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
      $6::text[], $7::text[])
      AS given (${COLUMNS}) ORDER BY id COLLATE "C"
    ON CONFLICT (id) DO UPDATE SET path = excluded.path, line = excluded.line,
      state = excluded.state, body = excluded.body`,
};

const OF_A_PART = 1000;

/** Cards in PostgreSQL. */
export function postgresCards(sql: Sql): CardTable {
  return {
    ofSubject: ({ kind, no }) => sql.rows<CardRow>(OF_SUBJECT, [no, kind]),
    ofSubjects: (keys) =>
      keys.length === 0
        ? Promise.resolve([])
        : sql.rows<CardRow>(OF_SUBJECTS, [keys.map(({ kind }) => kind), keys.map(({ no }) => no)]),
    find: (ids) => (ids.length === 0 ? Promise.resolve([]) : sql.rows<CardRow>(FIND, [ids])),
    put: async (rows) => {
      if (rows.length === 0) return;
      await sql.rows(PUT, [
        rows.map(({ id }) => id),
        rows.map(({ kind }) => kind),
        rows.map(({ subject }) => subject),
        rows.map(({ path }) => path),
        rows.map(({ line }) => line),
        rows.map(({ state }) => state),
        rows.map(({ body }) => body),
      ]);
    },
    eachPart: async (take) => {
      for (let part = await sql.rows<CardRow>(PART, ['', OF_A_PART]); part.length > 0;) {
        await take(part);
        part = await sql.rows<CardRow>(PART, [part.at(-1)?.id ?? '', OF_A_PART]);
      }
    },
  };
}
