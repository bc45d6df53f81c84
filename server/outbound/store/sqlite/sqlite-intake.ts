import type { DatabaseSync } from 'node:sqlite';
import type { Desk } from '../../../application/store/desk.ts';
import type { QuarantineEntry, SourceDay } from '../../../application/store/store-rows.ts';

type NumberedEntry = QuarantineEntry & { readonly no: number };

/** Sources' figures and quarantine in SQLite. */
export function sqliteIntake(
  db: DatabaseSync,
): Pick<
  Desk,
  | 'addSourceDays'
  | 'sourceDays'
  | 'addQuarantine'
  | 'quarantine'
  | 'findQuarantined'
  | 'dropQuarantined'
  | 'putQuarantined'
  | 'countQuarantined'
> {
  const addDay = db.prepare(
    `INSERT INTO source_day (name, day, accepted, rejected, lag_ms, last_event_at, last_received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name, day) DO UPDATE SET
       accepted = source_day.accepted + excluded.accepted,
       rejected = source_day.rejected + excluded.rejected,
       lag_ms = source_day.lag_ms + excluded.lag_ms,
       last_event_at = CASE WHEN excluded.last_event_at IS NULL
         OR excluded.last_event_at < source_day.last_event_at
         THEN source_day.last_event_at ELSE excluded.last_event_at END,
       last_received_at = excluded.last_received_at`,
  );
  const days = db.prepare(
    `SELECT name, day, accepted, rejected, lag_ms AS "lagMs",
       (SELECT max(last_event_at) FROM source_day AS earlier
         WHERE earlier.name = source_day.name AND earlier.day <= source_day.day) AS "lastEventAt",
       (SELECT max(last_received_at) FROM source_day AS earlier
         WHERE earlier.name = source_day.name AND earlier.day <= source_day.day) AS "lastReceivedAt"
     FROM source_day WHERE day = (SELECT max(latest.day) FROM source_day AS latest
       WHERE latest.name = source_day.name AND latest.day <= ?) ORDER BY name`,
  );
  const same = db.prepare(
    'SELECT no, code, event FROM quarantine WHERE source = ? AND event_id = ? AND code = ?',
  );
  const last = db.prepare('SELECT coalesce(max(no), 0) AS no FROM quarantine');
  const add = db.prepare(
    `INSERT INTO quarantine (no, source, event_id, code, path, message, received_at, event, kept_seq, source_name)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const prune = db.prepare('DELETE FROM quarantine WHERE no <= ?');
  const columns = `no, source, event_id AS "eventId", code, path, message,
    received_at AS "receivedAt", event, kept_seq AS "keptSeq", source_name AS "sourceName"`;
  const list = db.prepare(
    `SELECT ${columns} FROM quarantine WHERE no < ? ORDER BY no DESC LIMIT ?`,
  );
  // A list of names is one value: JSON, which the database unfolds.
  const listOf = db.prepare(
    `SELECT ${columns} FROM quarantine
     WHERE source_name IN (SELECT value FROM json_each(?)) AND no < ? ORDER BY no DESC LIMIT ?`,
  );
  const countOf = db.prepare(
    `SELECT count(*) AS total FROM quarantine
     WHERE source_name IN (SELECT value FROM json_each(?))`,
  );
  const one = db.prepare(`SELECT ${columns} FROM quarantine WHERE no = ?`);
  const drop = db.prepare('DELETE FROM quarantine WHERE no = ?');
  const reseal = db.prepare('UPDATE quarantine SET event = ? WHERE no = ?');
  const count = db.prepare('SELECT count(*) AS total FROM quarantine');

  /** A source that sends the same refused event again and again fills one row. */
  function isKept(entry: QuarantineEntry): boolean {
    if (entry.source === null || entry.eventId === null) return false;
    return same
      .all(entry.source, entry.eventId, entry.code)
      .some((row) => row['event'] === entry.event);
  }

  return {
    addSourceDays: (rows) => {
      for (const row of rows) {
        addDay.run(
          row.name,
          row.day,
          row.accepted,
          row.rejected,
          row.lagMs,
          row.lastEventAt,
          row.lastReceivedAt,
        );
      }
      return Promise.resolve();
    },
    sourceDays: (day) => Promise.resolve(days.all(day) as unknown as SourceDay[]),
    addQuarantine: (entries, keep) => {
      let no = Number(last.get()?.['no']);
      const added: QuarantineEntry[] = [];
      for (const entry of entries) {
        if (isKept(entry)) continue;
        no += 1;
        added.push(entry);
        add.run(
          no,
          entry.source,
          entry.eventId,
          entry.code,
          entry.path,
          entry.message,
          entry.receivedAt,
          entry.event,
          entry.keptSeq,
          entry.sourceName,
        );
      }
      prune.run(no - keep);
      return Promise.resolve(added);
    },
    quarantine: (accounts, before, limit) => {
      const below = before ?? Number.MAX_SAFE_INTEGER;
      const rows =
        accounts === null
          ? list.all(below, limit)
          : listOf.all(JSON.stringify(accounts), below, limit);
      return Promise.resolve(rows as unknown as NumberedEntry[]);
    },
    findQuarantined: (no) => Promise.resolve(one.get(no) as unknown as NumberedEntry | undefined),
    dropQuarantined: (no) => {
      drop.run(no);
      return Promise.resolve();
    },
    putQuarantined: (no, event) => {
      reseal.run(event, no);
      return Promise.resolve();
    },
    countQuarantined: (accounts) => {
      const row = accounts === null ? count.get() : countOf.get(JSON.stringify(accounts));
      return Promise.resolve(Number(row?.['total']));
    },
  };
}
