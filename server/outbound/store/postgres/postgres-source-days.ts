import type { Desk } from '../../../application/store/desk.ts';
import type { ManifestRow, SourceTally } from '../../../application/store/store-rows.ts';
import type { Sql } from '../sql.ts';

// Rows of the same key are brought together first: a statement may touch a row once only.
const ADD_TALLIES = {
  name: 'sourceTally.add',
  text: `INSERT INTO source_tally (source, day, accepted, rejected, late)
    SELECT source COLLATE "C", day, sum(accepted), sum(rejected), sum(late)
    FROM unnest($1::text[], $2::integer[], $3::bigint[], $4::bigint[], $5::bigint[])
      AS given (source, day, accepted, rejected, late)
    GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (source, day) DO UPDATE SET
      accepted = source_tally.accepted + excluded.accepted,
      rejected = source_tally.rejected + excluded.rejected,
      late = source_tally.late + excluded.late`,
};
const TALLIES = {
  name: 'sourceTally.list',
  text: `SELECT source, day, accepted, rejected, late FROM source_tally
    WHERE starts_with(source, $1) AND day BETWEEN $2 AND $3`,
};
const PUT_MANIFESTS = {
  name: 'manifest.put',
  text: `INSERT INTO manifest (source, from_at, to_at, count, received_at)
    SELECT DISTINCT ON (1, 2, 3) source COLLATE "C", from_at, to_at, count, received_at
    FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
      WITH ORDINALITY AS given (source, from_at, to_at, count, received_at, place)
    ORDER BY 1, 2, 3, place DESC
    ON CONFLICT (source, from_at, to_at) DO UPDATE SET
      count = excluded.count, received_at = excluded.received_at`,
};
const MANIFESTS = {
  name: 'manifest.list',
  text: `SELECT source, from_at AS "from", to_at AS "to", count, received_at AS "receivedAt"
    FROM manifest WHERE starts_with(source, $1) AND to_at > $2 AND from_at < $3`,
};

/** What came from each source of each day, and what sources say they sent, in PostgreSQL. */
export function postgresSourceDays(
  sql: Sql,
): Pick<Desk, 'addSourceTallies' | 'sourceTallies' | 'putManifests' | 'manifests'> {
  return {
    addSourceTallies: async (rows) => {
      await sql.rows(ADD_TALLIES, [
        rows.map(({ source }) => source),
        rows.map(({ day }) => day),
        rows.map(({ accepted }) => accepted),
        rows.map(({ rejected }) => rejected),
        rows.map(({ late }) => late),
      ]);
    },
    sourceTallies: (prefix, from, to) => sql.rows<SourceTally>(TALLIES, [prefix, from, to]),
    putManifests: async (rows) => {
      await sql.rows(PUT_MANIFESTS, [
        rows.map(({ source }) => source),
        rows.map(({ from }) => from),
        rows.map(({ to }) => to),
        rows.map(({ count }) => count),
        rows.map(({ receivedAt }) => receivedAt),
      ]);
    },
    manifests: (prefix, from, to) => sql.rows<ManifestRow>(MANIFESTS, [prefix, from, to]),
  };
}
