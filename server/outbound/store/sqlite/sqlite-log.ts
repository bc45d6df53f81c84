import type { DatabaseSync } from 'node:sqlite';
import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import type { EventLog } from '../../../application/store/store.ts';
import type { AddedEvent } from '../../../application/store/store-rows.ts';
import { detachedData, toDetached, toEvents, toKept } from '../event-record.ts';
import type { EventRecord } from '../event-record.ts';

// What is kept in memory to spare a look-up; more are looked up each time.
const MOST_SOURCES = 10_000;
/** From so many events on, one statement for all is quicker than one for each: half the time of a hundred. */
const READ_AT_ONCE = 8;

/** A row of the log in the order of its columns. */
type EventColumns = [
  seq: number,
  sourceNo: number,
  id: string,
  type: string,
  subject: string,
  time: number,
  sequence: number | null,
  receivedAt: number,
  data: string,
];

const COLUMNS = `event.seq, source_name.uri AS source, event.id, event.type, event.subject,
  event.time, event.sequence, event.received_at, event.data
  FROM event JOIN source_name ON source_name.no = event.source_no`;

/**
 * The log in SQLite. Names of sources are interned, so that the identity stays short.
 *
 * @returns the log, and how to make it forget what it keeps in memory: a number that a transaction gave
 * to a new name is given to another one after a rollback.
 */
export function sqliteLog(db: DatabaseSync): EventLog & { readonly forget: () => void } {
  const insert = db.prepare(
    `INSERT INTO event (seq, source_no, id, type, subject, time, sequence, received_at, data)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source_no, id) DO NOTHING`,
  );
  const bySeq = db.prepare(`SELECT ${COLUMNS} WHERE event.seq = ?`);
  const byIdentity = db.prepare(`SELECT ${COLUMNS} WHERE event.source_no = ? AND event.id = ?`);
  const bySeqs = db.prepare(
    `SELECT seq, source_no, id, type, subject, time, sequence, received_at, data FROM event
     WHERE seq IN (SELECT value FROM json_each(?))`,
  );
  // Of thousands of rows the names of their columns, and of their source, would be half the cost.
  bySeqs.setReturnArrays(true);
  const allSources = db.prepare('SELECT no, uri FROM source_name');
  const last = db.prepare('SELECT max(seq) AS seq FROM event');
  const tally = db.prepare('SELECT count(*) AS count FROM event WHERE seq > ? AND seq <= ?');
  const scan = db.prepare(
    `SELECT seq, id, type, subject,
       CASE WHEN type LIKE 'card.%' OR type LIKE 'order.%' OR type LIKE 'survey.%'
         THEN data ELSE '{}' END AS data
     FROM event WHERE seq > ? AND data NOT LIKE '#%' ORDER BY seq LIMIT ?`,
  );
  // To the end of the table: pages of a month that has gone are free for what comes.
  const empty = db.prepare(
    'UPDATE event SET rowid = (SELECT max(rowid) + 1 FROM event), data = ? WHERE seq = ?',
  );
  const fill = db.prepare('UPDATE event SET data = ? WHERE seq = ?');
  const findSource = db.prepare('SELECT no FROM source_name WHERE uri = ?');
  const addSource = db.prepare(
    `INSERT INTO source_name (no, uri)
     SELECT coalesce(max(no), 0) + 1, ? FROM source_name WHERE true ON CONFLICT (uri) DO NOTHING`,
  );
  const sources = new Map<string, number>();
  const uris = new Map<number, string>();

  function sourceNo(uri: string): number {
    const known = sources.get(uri);
    if (known !== undefined) return known;
    const found = findSource.get(uri);
    if (found === undefined) {
      addSource.run(uri);
      return Number(findSource.get(uri)?.['no']);
    }
    const no = Number(found['no']);
    if (sources.size < MOST_SOURCES) sources.set(uri, no);
    return no;
  }

  function addOne(event: LoggedEvent, seq: number): AddedEvent {
    const no = sourceNo(event.source);
    const { changes } = insert.run(
      seq,
      no,
      event.id,
      event.type,
      event.subject,
      event.time,
      event.sequence,
      event.receivedAt,
      JSON.stringify(event.data),
    );
    if (changes === 1) return { fresh: true, seq };
    const kept = byIdentity.get(no, event.id) as unknown as EventRecord;
    return { fresh: false, seq: kept.seq, kept: toKept(kept) };
  }

  function recordsOf(lists: readonly (readonly number[])[]): EventRecord[][] {
    const seqs = lists.flat();
    if (seqs.length < READ_AT_ONCE) {
      const one = (seq: number) => (bySeq.get(seq) as unknown as EventRecord | undefined) ?? [];
      return lists.map((list) => list.flatMap(one));
    }
    // Answered in the order of the log, in which the pages of the file lie.
    const rows = bySeqs.all(JSON.stringify(seqs)) as unknown as EventColumns[];
    const found = new Map(rows.map((row) => [row[0], recordOf(row)]));
    return lists.map((list) => list.flatMap((seq) => found.get(seq) ?? []));
  }

  function recordOf([
    seq,
    no,
    id,
    type,
    subject,
    time,
    sequence,
    at,
    data,
  ]: EventColumns): EventRecord {
    const source = uris.get(no) ?? readSources(no);
    return { seq, source, id, type, subject, time, sequence, received_at: at, data };
  }

  /** All names again: the wanted one came lately, or they were forgotten. */
  function readSources(wanted: number): string {
    for (const { no, uri } of allSources.all()) uris.set(Number(no), String(uri));
    const uri = uris.get(wanted);
    if (uri === undefined) throw new RangeError(`source ${wanted} has no name`);
    return uri;
  }

  return {
    forget: () => {
      sources.clear();
      uris.clear();
    },
    add: (events) => {
      let seq = Number(last.get()?.['seq'] ?? 0) + 1;
      const added: AddedEvent[] = [];
      for (const event of events) {
        const one = addOne(event, seq);
        if (one.fresh) seq += 1;
        added.push(one);
      }
      return Promise.resolve(added);
    },
    read: (seqs) => Promise.resolve(recordsOf([seqs]).flatMap(toEvents)),
    readLists: (lists) => Promise.resolve(recordsOf(lists).map(toEvents)),
    find: (events) =>
      Promise.resolve(
        events.map(({ source, id }) => {
          const no = findSource.get(source)?.['no'];
          const record = no === undefined ? undefined : byIdentity.get(no, id);
          if (record === undefined) return undefined;
          const found = record as unknown as EventRecord;
          return { seq: found.seq, kept: toKept(found) };
        }),
      ),
    detach: (events) => {
      for (const { seq, digests } of events) {
        empty.run(detachedData(digests), seq);
      }
      return Promise.resolve();
    },
    detached: (seqs) => Promise.resolve(recordsOf([seqs]).flatMap(toDetached)),
    attach: (events) => {
      for (const { seq, data } of events) fill.run(JSON.stringify(data), seq);
      return Promise.resolve();
    },
    tally: (afterSeq, upToSeq) =>
      Promise.resolve({
        count: Number(tally.get(afterSeq, upToSeq)?.['count']),
        last: Number(last.get()?.['seq'] ?? 0),
      }),
    scan: (afterSeq, limit) =>
      Promise.resolve(
        (
          scan.all(afterSeq, limit) as unknown as Pick<
            EventRecord,
            'seq' | 'id' | 'type' | 'subject' | 'data'
          >[]
        ).map(({ data, ...key }) => ({ ...key, data: JSON.parse(data) as EventData })),
      ),
  };
}
