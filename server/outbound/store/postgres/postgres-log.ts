import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import type { EventLog, EventTally } from '../../../application/store/store.ts';
import type { AddedEvent } from '../../../application/store/store-rows.ts';
import { detachedData, toDetached, toEvents, toKept } from '../event-record.ts';
import type { EventRecord } from '../event-record.ts';
import type { Sql } from '../sql.ts';

/** Names of sources whose numbers are committed, shared by all connections of a store. */
export type SourceNumbers = Map<string, number>;

// What is kept in memory to spare a look-up; more are looked up each time.
const MOST_SOURCES = 10_000;

const COLUMNS = `event.seq, source_name.uri AS source, event.id, event.type, event.subject,
  event.time, event.sequence, event.received_at, event.data
  FROM event JOIN source_name ON source_name.no = event.source_no`;

const FIND_SOURCES = {
  name: 'log.findSources',
  text: 'SELECT no, uri FROM source_name WHERE uri = ANY($1)',
};
const ADD_SOURCES = {
  name: 'log.addSources',
  text: `INSERT INTO source_name (uri) SELECT uri FROM unnest($1::text[]) AS new (uri)
    ORDER BY uri COLLATE "C" ON CONFLICT (uri) DO NOTHING`,
};
// Numbers follow the order given; rows go in by identity, so that no two commits wait in a circle.
const ADD = {
  name: 'log.add',
  text: `INSERT INTO event (seq, source_no, id, type, subject, time, sequence, received_at, data)
    SELECT * FROM (
      SELECT nextval('event_seq') AS seq, given.* FROM unnest(
        $1::integer[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[],
        $7::bigint[], $8::text[])
        AS given (source_no, id, type, subject, time, sequence, received_at, data)) AS numbered
    ORDER BY source_no, id COLLATE "C"
    ON CONFLICT (source_no, id) DO NOTHING RETURNING seq, source_no AS "sourceNo", id`,
};
const BY_SEQ = { name: 'log.read', text: `SELECT ${COLUMNS} WHERE event.seq = ANY($1)` };
const BY_IDENTITY = {
  name: 'log.kept',
  text: `SELECT event.source_no AS "sourceNo", ${COLUMNS}
    JOIN unnest($1::integer[], $2::text[]) AS given (source_no, id)
      ON event.source_no = given.source_no AND event.id = given.id`,
};
const REPLACE_DATA = {
  name: 'log.replaceData',
  text: `UPDATE event SET data = given.data
    FROM unnest($1::bigint[], $2::text[]) AS given (seq, data) WHERE event.seq = given.seq`,
};
const TALLY = {
  name: 'log.tally',
  text: `SELECT count(*) AS count, coalesce((SELECT max(seq) FROM event), 0) AS last
    FROM event WHERE seq > $1 AND seq <= $2`,
};
const SCAN = {
  name: 'log.scan',
  text: `SELECT seq, id, type, subject,
      CASE WHEN type LIKE 'card.%' OR type LIKE 'order.%' OR type LIKE 'survey.%'
         THEN data ELSE '{}' END AS data
    FROM event WHERE seq > $1 AND data NOT LIKE '#%' ORDER BY seq LIMIT $2`,
};

/** The log in PostgreSQL. Names of sources are interned, so that the identity stays short. */
export function postgresLog(sql: Sql, known: SourceNumbers): EventLog {
  // Added by this transaction: not to be remembered before it is committed.
  const mine = new Set<string>();

  async function findNumbers(uris: readonly string[]): Promise<Map<string, number>> {
    const rows = await sql.rows<{ no: number; uri: string }>(FIND_SOURCES, [uris]);
    return new Map(rows.map(({ no, uri }) => [uri, no]));
  }

  async function sourceNumbers(events: readonly LoggedEvent[]): Promise<Map<string, number>> {
    const uris = [...new Set(events.map(({ source }) => source))];
    const numbers = new Map<string, number>();
    for (const uri of uris) {
      const no = known.get(uri);
      if (no !== undefined) numbers.set(uri, no);
    }
    const missing = uris.filter((uri) => !numbers.has(uri));
    if (missing.length === 0) return numbers;
    for (const [uri, no] of await findNumbers(missing)) {
      numbers.set(uri, no);
      if (known.size < MOST_SOURCES && !mine.has(uri)) known.set(uri, no);
    }
    const unknown = missing.filter((uri) => !numbers.has(uri));
    if (unknown.length === 0) return numbers;
    for (const uri of unknown) mine.add(uri);
    await sql.rows(ADD_SOURCES, [unknown]);
    for (const [uri, no] of await findNumbers(unknown)) numbers.set(uri, no);
    return numbers;
  }

  async function recordsOf(lists: readonly (readonly number[])[]): Promise<EventRecord[][]> {
    const seqs = lists.flat();
    const records = seqs.length === 0 ? [] : await sql.rows<EventRecord>(BY_SEQ, [seqs]);
    const found = new Map(records.map((record) => [record.seq, record]));
    return lists.map((list) => list.flatMap((seq) => found.get(seq) ?? []));
  }

  async function replaceData(seqs: readonly number[], data: readonly string[]): Promise<void> {
    if (seqs.length > 0) await sql.rows(REPLACE_DATA, [seqs, data]);
  }

  return {
    add: async (events) => {
      if (events.length === 0) return [];
      const numbers = await sourceNumbers(events);
      const keys = events.map(({ source, id }) => keyOf(numbers.get(source) ?? 0, id));
      const first = new Map<string, LoggedEvent>();
      for (const [place, event] of events.entries()) {
        const key = keys[place] ?? '';
        if (!first.has(key)) first.set(key, event);
      }
      const given = [...first.values()];
      const inserted = await sql.rows<{ seq: number; sourceNo: number; id: string }>(ADD, [
        given.map(({ source }) => numbers.get(source) ?? 0),
        given.map(({ id }) => id),
        given.map(({ type }) => type),
        given.map(({ subject }) => subject),
        given.map(({ time }) => time),
        given.map(({ sequence }) => sequence),
        given.map(({ receivedAt }) => receivedAt),
        given.map(({ data }) => JSON.stringify(data)),
      ]);
      const fresh = new Map(inserted.map(({ seq, sourceNo, id }) => [keyOf(sourceNo, id), seq]));
      const before = given.filter(
        ({ source, id }) => !fresh.has(keyOf(numbers.get(source) ?? 0, id)),
      );
      const kept = new Map<string, AddedEvent>();
      if (before.length > 0) {
        const records = await sql.rows<EventRecord & { readonly sourceNo: number }>(BY_IDENTITY, [
          before.map(({ source }) => numbers.get(source) ?? 0),
          before.map(({ id }) => id),
        ]);
        for (const record of records) {
          const answer = { fresh: false, seq: record.seq, kept: toKept(record) } as const;
          kept.set(keyOf(record.sourceNo, record.id), answer);
        }
      }
      return keys.map((key): AddedEvent => {
        const known = kept.get(key);
        if (known !== undefined) return known;
        const seq = fresh.get(key);
        const event = first.get(key);
        if (seq === undefined || event === undefined) throw new TypeError('an event has no number');
        // What comes again in the same call finds the first one kept.
        kept.set(key, { fresh: false, seq, kept: event });
        return { fresh: true, seq };
      });
    },
    read: async (seqs) => (await recordsOf([seqs])).flatMap(toEvents),
    readLists: async (lists) => (await recordsOf(lists)).map(toEvents),
    find: async (events) => {
      if (events.length === 0) return [];
      const numbers = await findNumbers([...new Set(events.map(({ source }) => source))]);
      const records = await sql.rows<EventRecord & { readonly sourceNo: number }>(BY_IDENTITY, [
        events.map(({ source }) => numbers.get(source) ?? 0),
        events.map(({ id }) => id),
      ]);
      const found = new Map(records.map((record) => [keyOf(record.sourceNo, record.id), record]));
      return events.map(({ source, id }) => {
        const record = found.get(keyOf(numbers.get(source) ?? 0, id));
        return record === undefined ? undefined : { seq: record.seq, kept: toKept(record) };
      });
    },
    detach: async (events) => {
      await replaceData(
        events.map(({ seq }) => seq),
        events.map(({ digests }) => detachedData(digests)),
      );
    },
    detached: async (seqs) => (await recordsOf([seqs])).flatMap(toDetached),
    attach: async (events) => {
      await replaceData(
        events.map(({ seq }) => seq),
        events.map(({ data }) => JSON.stringify(data)),
      );
    },
    tally: async (afterSeq, upToSeq) => {
      const [row] = await sql.rows<EventTally>(TALLY, [afterSeq, upToSeq]);
      return row ?? { count: 0, last: 0 };
    },
    scan: async (afterSeq, limit) => {
      type Scanned = Pick<EventRecord, 'seq' | 'id' | 'type' | 'subject' | 'data'>;
      const rows = await sql.rows<Scanned>(SCAN, [afterSeq, limit]);
      return rows.map(({ data, ...key }) => ({ ...key, data: JSON.parse(data) as EventData }));
    },
  };
}

function keyOf(sourceNo: number, id: string): string {
  return `${sourceNo} ${id}`;
}
