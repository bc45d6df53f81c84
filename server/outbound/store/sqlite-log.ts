import type { DatabaseSync } from 'node:sqlite';
import type { EventData, LoggedEvent } from '#domain/cases/logged-event.ts';
import type { EventLog } from '../../application/store.ts';
import type { AddedEvent } from '../../application/store-rows.ts';

interface EventRecord {
  readonly seq: number;
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly time: number;
  readonly sequence: number | null;
  readonly received_at: number;
  readonly data: string;
}

// What is kept in memory to spare a look-up; more are looked up each time.
const MOST_SOURCES = 10_000;

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
  const last = db.prepare('SELECT max(seq) AS seq FROM event');
  const scan = db.prepare(
    `SELECT seq, type, subject,
       CASE WHEN type LIKE 'card.%' OR type LIKE 'order.%' THEN data ELSE '{}' END AS data
     FROM event WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const findSource = db.prepare('SELECT no FROM source_name WHERE uri = ?');
  const addSource = db.prepare(
    `INSERT INTO source_name (no, uri)
     SELECT coalesce(max(no), 0) + 1, ? FROM source_name WHERE true ON CONFLICT (uri) DO NOTHING`,
  );
  const sources = new Map<string, number>();

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
    return { fresh: false, seq: kept.seq, kept: toEvent(kept) };
  }

  return {
    forget: () => {
      sources.clear();
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
    read: (seqs) =>
      Promise.resolve(
        seqs.flatMap((seq) => {
          const record = bySeq.get(seq);
          return record === undefined ? [] : [toEvent(record as unknown as EventRecord)];
        }),
      ),
    scan: (afterSeq, limit) =>
      Promise.resolve(
        (
          scan.all(afterSeq, limit) as unknown as Pick<
            EventRecord,
            'seq' | 'type' | 'subject' | 'data'
          >[]
        ).map(({ data, ...key }) => ({ ...key, data: JSON.parse(data) as EventData })),
      ),
  };
}

function toEvent(record: EventRecord): LoggedEvent {
  return {
    source: record.source,
    id: record.id,
    type: record.type,
    subject: record.subject,
    time: record.time,
    sequence: record.sequence,
    receivedAt: record.received_at,
    data: JSON.parse(record.data) as EventData,
  };
}
