import type { EvidenceTable } from '../../../application/store/store.ts';
import { readContribution } from '../contribution-text.ts';
import type { Place } from '../contribution-text.ts';
import type { Sql } from '../sql.ts';
import type { SubjectRecord } from '../subject-record.ts';

type Found = Pick<SubjectRecord, 'no' | 'contribution' | keyof Place>;

const UP_TO = {
  name: 'evidence.upTo',
  text: "SELECT value FROM head WHERE name = 'evidencedTo'",
};
const PUT_UP_TO = {
  name: 'evidence.putUpTo',
  text: `INSERT INTO head (name, value, before, version) VALUES ('evidencedTo', $1, 0, 0)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
};
const PUT = {
  name: 'evidence.put',
  text: `INSERT INTO evidence (kind, month, region, mark, no)
    SELECT * FROM unnest($1::text[], $2::integer[], $3::text[], $4::integer[], $5::text[])
    ON CONFLICT (kind, month, region, mark, no) DO NOTHING`,
};
const find = (name: string, marks: string) => ({
  name: `evidence.${name}`,
  text: `SELECT subject.no, line, path, department, item, contribution
    FROM (SELECT DISTINCT kind, no FROM evidence
        WHERE kind = $1 AND month = $2 AND region = $3 AND mark ${marks} AND no > $5
        ORDER BY no LIMIT $6) AS found
      JOIN subject ON subject.kind = found.kind AND subject.no = found.no
    ORDER BY found.no`,
});
// A mark that a subject has in a place it has there once.
const NUMBERS = {
  name: 'evidence.numbers',
  text: `SELECT no FROM evidence
    WHERE kind = $1 AND month = $2 AND region = $3 AND mark = $4 AND no > $5 ORDER BY no LIMIT $6`,
};
const FIND_ONE = find('one', '= $4');
const FIND_ANY = find('any', '= ANY ($4::integer[])');

/** The index of evidence in PostgreSQL. */
export function postgresEvidence(sql: Sql): EvidenceTable {
  return {
    upTo: async () => (await sql.rows<{ value: number }>(UP_TO, []))[0]?.value ?? 0,
    put: async (marks, to) => {
      if (marks.length > 0) {
        await sql.rows(PUT, [
          marks.map(({ kind }) => kind),
          marks.map(({ month }) => month),
          marks.map(({ region }) => region),
          marks.map(({ mark }) => mark),
          marks.map(({ no }) => no),
        ]);
      }
      await sql.rows(PUT_UP_TO, [to]);
    },
    numbers: async ({ kind, month, region }, mark, after, limit) => {
      const asked = [kind, month, region, mark, after, limit];
      return (await sql.rows<{ readonly no: string }>(NUMBERS, asked)).map(({ no }) => no);
    },
    subjects: async ({ kind, month, region }, marks, after, limit) => {
      const [only = 0] = marks;
      const isOne = marks.length === 1;
      const wanted = isOne ? only : [...marks];
      const found = await sql.rows<Found>(isOne ? FIND_ONE : FIND_ANY, [
        ...[kind, month, region, wanted, after, limit],
      ]);
      return found.map(({ no, contribution, ...rest }) => ({
        no,
        contribution: readContribution(contribution, rest),
      }));
    },
  };
}
