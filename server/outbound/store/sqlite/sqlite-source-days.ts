import type { DatabaseSync } from 'node:sqlite';
import type { Desk } from '../../../application/store/desk.ts';
import type { ManifestRow, SourceTally } from '../../../application/store/store-rows.ts';

/** What came from each source of each day, and what sources say they sent, in SQLite. */
export function sqliteSourceDays(
  db: DatabaseSync,
): Pick<Desk, 'addSourceTallies' | 'sourceTallies' | 'putManifests' | 'manifests'> {
  const addTally = db.prepare(
    `INSERT INTO source_tally (source, day, accepted, rejected, late) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (source, day) DO UPDATE SET
       accepted = source_tally.accepted + excluded.accepted,
       rejected = source_tally.rejected + excluded.rejected,
       late = source_tally.late + excluded.late`,
  );
  // The prefix is compared as text, since LIKE would read its signs.
  const tallies = db.prepare(
    `SELECT source, day, accepted, rejected, late FROM source_tally
     WHERE substr(source, 1, length(?)) = ? AND day BETWEEN ? AND ?`,
  );
  const putManifest = db.prepare(
    `INSERT INTO manifest (source, from_at, to_at, count, received_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (source, from_at, to_at) DO UPDATE SET
       count = excluded.count, received_at = excluded.received_at`,
  );
  const manifests = db.prepare(
    `SELECT source, from_at AS "from", to_at AS "to", count, received_at AS "receivedAt"
     FROM manifest WHERE substr(source, 1, length(?)) = ? AND to_at > ? AND from_at < ?`,
  );
  return {
    addSourceTallies: (rows) => {
      for (const { source, day, accepted, rejected, late } of rows) {
        addTally.run(source, day, accepted, rejected, late);
      }
      return Promise.resolve();
    },
    sourceTallies: (prefix, from, to) =>
      Promise.resolve(tallies.all(prefix, prefix, from, to) as unknown as SourceTally[]),
    putManifests: (rows) => {
      for (const { source, from, to, count, receivedAt } of rows) {
        putManifest.run(source, from, to, count, receivedAt);
      }
      return Promise.resolve();
    },
    manifests: (prefix, from, to) =>
      Promise.resolve(manifests.all(prefix, prefix, from, to) as unknown as ManifestRow[]),
  };
}
