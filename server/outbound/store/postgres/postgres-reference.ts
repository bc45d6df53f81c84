import type { ReferenceTable } from '../../../application/store/store.ts';
import type { ReferenceRow } from '../../../application/store/store-rows.ts';
import type { Sql } from '../sql.ts';

const AFTER = {
  name: 'reference.after',
  text: `SELECT no, kind, code, recorded_at AS "recordedAt", data FROM reference
    WHERE no > $1::bigint ORDER BY no`,
};
// Whoever records is alone, so the next number is his.
const ADD = {
  name: 'reference.add',
  text: `INSERT INTO reference (no, kind, code, recorded_at, data)
    SELECT (SELECT coalesce(max(no), 0) FROM reference) + place, kind, code, recorded_at, data
    FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) WITH ORDINALITY
      AS given (kind, code, recorded_at, data, place)`,
};

/** Recorded reference data in PostgreSQL. */
export function postgresReference(sql: Sql): ReferenceTable {
  return {
    all: () => sql.rows<ReferenceRow>(AFTER, [0]),
    after: (no) => sql.rows<ReferenceRow>(AFTER, [no]),
    add: async (rows) => {
      await sql.rows(ADD, [
        rows.map(({ kind }) => kind),
        rows.map(({ code }) => code),
        rows.map(({ recordedAt }) => recordedAt),
        rows.map(({ data }) => data),
      ]);
    },
  };
}
