import type { DatabaseSync } from 'node:sqlite';
import type { EvidenceTable } from '../../../application/store/store.ts';
import { readContribution } from '../contribution-text.ts';
import type { Place } from '../contribution-text.ts';
import type { SubjectRecord } from '../subject-record.ts';

type Found = Pick<SubjectRecord, 'no' | 'contribution' | keyof Place>;

/** The index of evidence in SQLite. */
export function sqliteEvidence(db: DatabaseSync): EvidenceTable {
  const upTo = db.prepare("SELECT value FROM head WHERE name = 'evidencedTo'");
  const putUpTo = db.prepare(
    `INSERT INTO head (name, value) VALUES ('evidencedTo', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
  const put = db.prepare(
    `INSERT INTO evidence (kind, month, region, mark, no) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (kind, month, region, mark, no) DO NOTHING`,
  );
  // Few rows of the index lead to a subject each: never the other way round.
  const find = (marks: string) =>
    db.prepare(
      `SELECT subject.no, line, path, department, item, contribution
       FROM (SELECT DISTINCT kind, no FROM evidence
           WHERE kind = ? AND month = ? AND region = ? AND mark ${marks} AND no > ?
           ORDER BY no LIMIT ?) AS found
         CROSS JOIN subject ON subject.kind = found.kind AND subject.no = found.no
       ORDER BY found.no`,
    );
  // A mark that a subject has in a place it has there once.
  const numbers = db.prepare(
    `SELECT no FROM evidence WHERE kind = ? AND month = ? AND region = ? AND mark = ? AND no > ?
     ORDER BY no LIMIT ?`,
  );
  const findOne = find('= ?');
  const findAny = find('IN (SELECT value FROM json_each(?))');
  return {
    upTo: () => Promise.resolve(Number(upTo.get()?.['value'] ?? 0)),
    put: (marks, to) => {
      for (const { kind, month, region, mark, no } of marks) {
        put.run(kind, month, region, mark, no);
      }
      putUpTo.run(to);
      return Promise.resolve();
    },
    numbers: ({ kind, month, region }, mark, after, limit) =>
      Promise.resolve(
        numbers.all(kind, month, region, mark, after, limit).map(({ no }) => String(no)),
      ),
    subjects: ({ kind, month, region }, marks, after, limit) => {
      const [only] = marks;
      const found =
        marks.length === 1 && only !== undefined
          ? findOne.all(kind, month, region, only, after, limit)
          : findAny.all(kind, month, region, JSON.stringify(marks), after, limit);
      return Promise.resolve(
        (found as unknown as readonly Found[]).map(({ no, contribution, ...place }) => ({
          no,
          contribution: readContribution(contribution, place),
        })),
      );
    },
  };
}
