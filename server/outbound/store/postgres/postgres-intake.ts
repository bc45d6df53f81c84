import type { Desk } from '../../../application/store/desk.ts';
import type { QuarantineEntry, SourceDay } from '../../../application/store/store-rows.ts';
import type { Sql } from '../sql.ts';

type NumberedEntry = QuarantineEntry & { readonly no: number };

// Rows of the same source and day are added up first: a statement may touch a row once only.
const ADD_DAYS = {
  name: 'sourceDay.add',
  text: `INSERT INTO source_day
      (name, day, accepted, rejected, lag_ms, last_event_at, last_received_at)
    SELECT name COLLATE "C", day, sum(accepted), sum(rejected), sum(lag_ms), max(last_event_at),
      max(last_received_at)
    FROM unnest($1::text[], $2::integer[], $3::bigint[], $4::bigint[], $5::bigint[],
      $6::bigint[], $7::bigint[])
      AS given (name, day, accepted, rejected, lag_ms, last_event_at, last_received_at)
    GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (name, day) DO UPDATE SET
      accepted = source_day.accepted + excluded.accepted,
      rejected = source_day.rejected + excluded.rejected,
      lag_ms = source_day.lag_ms + excluded.lag_ms,
      last_event_at = greatest(source_day.last_event_at, excluded.last_event_at),
      last_received_at = greatest(source_day.last_received_at, excluded.last_received_at)`,
};
const DAYS = {
  name: 'sourceDay.latest',
  text: `SELECT DISTINCT ON (name) name, day, accepted, rejected, lag_ms AS "lagMs",
      max(last_event_at) OVER (PARTITION BY name) AS "lastEventAt",
      max(last_received_at) OVER (PARTITION BY name) AS "lastReceivedAt"
    FROM source_day WHERE day <= $1 ORDER BY name, day DESC`,
};
// A source that sends the same refused event again and again fills one row.
const ADD = {
  name: 'quarantine.add',
  text: `INSERT INTO quarantine
      (source, event_id, code, path, message, received_at, event, kept_seq, source_name)
    SELECT source, event_id, code, path, message, received_at, event, kept_seq, source_name
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[],
      $7::text[], $8::bigint[], $9::text[]) WITH ORDINALITY
      AS given (source, event_id, code, path, message, received_at, event, kept_seq, source_name,
        place)
    WHERE NOT EXISTS (SELECT 1 FROM quarantine AS same
      WHERE same.source = given.source AND same.event_id = given.event_id
        AND same.code = given.code AND same.event IS NOT DISTINCT FROM given.event)
    ORDER BY place RETURNING source, event_id AS "eventId", code, event`,
};
// Rows that somebody else is dropping are left to him.
const PRUNE = {
  name: 'quarantine.prune',
  text: `DELETE FROM quarantine WHERE no IN (
    SELECT no FROM quarantine
    WHERE no <= (SELECT no FROM quarantine ORDER BY no DESC OFFSET $1 LIMIT 1)
    FOR UPDATE SKIP LOCKED)`,
};
const COLUMNS = `no, source, event_id AS "eventId", code, path, message,
  received_at AS "receivedAt", event, kept_seq AS "keptSeq", source_name AS "sourceName"`;
const OF_ACCOUNTS = '($1::text[] IS NULL OR source_name = ANY($1))';
const LIST = {
  name: 'quarantine.list',
  text: `SELECT ${COLUMNS} FROM quarantine WHERE ${OF_ACCOUNTS} AND no < $2
    ORDER BY no DESC LIMIT $3`,
};
const ONE = { name: 'quarantine.one', text: `SELECT ${COLUMNS} FROM quarantine WHERE no = $1` };
const DROP = { name: 'quarantine.drop', text: 'DELETE FROM quarantine WHERE no = $1' };
const RESEAL = {
  name: 'quarantine.put',
  text: 'UPDATE quarantine SET event = $2 WHERE no = $1',
};
const COUNT = {
  name: 'quarantine.count',
  text: `SELECT count(*) AS total FROM quarantine WHERE ${OF_ACCOUNTS}`,
};

/** Sources' figures and quarantine in PostgreSQL. */
export function postgresIntake(
  sql: Sql,
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
  return {
    addSourceDays: async (rows) => {
      await sql.rows(ADD_DAYS, [
        rows.map(({ name }) => name),
        rows.map(({ day }) => day),
        rows.map(({ accepted }) => accepted),
        rows.map(({ rejected }) => rejected),
        rows.map(({ lagMs }) => lagMs),
        rows.map(({ lastEventAt }) => lastEventAt),
        rows.map(({ lastReceivedAt }) => lastReceivedAt),
      ]);
    },
    sourceDays: (day) => sql.rows<SourceDay>(DAYS, [day]),
    addQuarantine: async (entries, keep) => {
      const rows = withoutRepetition(entries);
      const added = await sql.rows<Refused>(ADD, [
        rows.map(({ source }) => source),
        rows.map(({ eventId }) => eventId),
        rows.map(({ code }) => code),
        rows.map(({ path }) => path),
        rows.map(({ message }) => message),
        rows.map(({ receivedAt }) => receivedAt),
        rows.map(({ event }) => event),
        rows.map(({ keptSeq }) => keptSeq),
        rows.map(({ sourceName }) => sourceName),
      ]);
      await sql.rows(PRUNE, [keep]);
      const keys = new Set(added.map(keyOf));
      return rows.filter((row) => keys.has(keyOf(row)));
    },
    quarantine: (accounts, before, limit) =>
      sql.rows<NumberedEntry>(LIST, [accounts, before ?? Number.MAX_SAFE_INTEGER, limit]),
    findQuarantined: async (no) => (await sql.rows<NumberedEntry>(ONE, [no]))[0],
    dropQuarantined: async (no) => {
      await sql.rows(DROP, [no]);
    },
    putQuarantined: async (no, event) => {
      await sql.rows(RESEAL, [no, event]);
    },
    countQuarantined: async (accounts) =>
      (await sql.rows<{ total: number }>(COUNT, [accounts]))[0]?.total ?? 0,
  };
}

/** What tells refused events apart. */
type Refused = Pick<QuarantineEntry, 'source' | 'eventId' | 'code' | 'event'>;

function keyOf({ source, eventId, code, event }: Refused): string {
  return JSON.stringify([source, eventId, code, event]);
}

function withoutRepetition(entries: readonly QuarantineEntry[]): readonly QuarantineEntry[] {
  const seen = new Set<string>();
  return entries.filter((entry) => {
    if (entry.source === null || entry.eventId === null) return true;
    const key = keyOf(entry);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
