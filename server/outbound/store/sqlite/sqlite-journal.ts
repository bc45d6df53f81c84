import type { DatabaseSync } from 'node:sqlite';
import type { Contribution } from '#domain/derived-subject.ts';
import type { Journal } from '../../../application/store/store.ts';
import { readSubjects, subjectsText } from '../change-subjects.ts';
import type { ChangeMark, ChangeRow } from '../../../application/store/store-rows.ts';

interface ChangeRecord {
  readonly data_version: number;
  readonly swept_to: number;
  readonly deltas: string;
  readonly cards: string;
  readonly cases: string;
  readonly snapshot: number;
  readonly at: number;
  readonly last_event_at: number | null;
}

// Bounds one merge where the changes are small.
const MOST_MERGED = 10_000;

const COLUMNS = 'data_version, swept_to, deltas, cards, cases, snapshot, at, last_event_at';

/** Changes, counts and the watermark in SQLite. */
export function sqliteJournal(db: DatabaseSync): Journal {
  const lastChange = db.prepare('SELECT max(data_version) AS value FROM change');
  const anyEvent = db.prepare('SELECT 1 FROM event LIMIT 1');
  const lastReference = db.prepare('SELECT max(no) AS value FROM reference');
  const heads = db.prepare('SELECT name, value FROM head');
  const putHead = db.prepare(
    `INSERT INTO head (name, value) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
  const addChange = db.prepare(`INSERT INTO change (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const after = db.prepare(
    `SELECT ${COLUMNS} FROM change WHERE data_version > ? ORDER BY data_version LIMIT ?`,
  );
  const last = db.prepare(
    `SELECT data_version AS "dataVersion", swept_to AS "sweptTo", at FROM change
     WHERE data_version <= ? AND at <= ? ORDER BY data_version DESC LIMIT 1`,
  );
  // Versions are dense, but for those that were pruned at the beginning.
  const oldest = db.prepare(
    `SELECT data_version AS "dataVersion", swept_to AS "sweptTo", at FROM change
     WHERE data_version <= ? ORDER BY data_version LIMIT ?`,
  );
  const prune = db.prepare('DELETE FROM change WHERE data_version <= ?');
  const cells = db.prepare('SELECT cell, amount FROM count WHERE amount <> 0');
  // Of a hundred thousand cells the names of two columns would be most of what is made.
  cells.setReturnArrays(true);
  const addToCount = db.prepare(
    `INSERT INTO count (cell, amount) VALUES (?, ?)
     ON CONFLICT (cell) DO UPDATE SET amount = count.amount + excluded.amount`,
  );

  function read(name: string): number {
    for (const row of heads.all()) if (row['name'] === name) return Number(row['value']);
    return 0;
  }

  const lastVersion = (): number => Number(lastChange.get()?.['value'] ?? 0);
  const next: Journal['after'] = (dataVersion, limit) =>
    Promise.resolve(
      after.all(dataVersion, limit).map((row) => toChange(row as unknown as ChangeRecord)),
    );

  return {
    head: () =>
      Promise.resolve({
        dataVersion: lastVersion(),
        isSettled: true,
        sweptTo: read('sweptTo'),
        lastReceivedAt: read('lastReceivedAt'),
        hasEvents: anyEvent.get() !== undefined,
        configuration: Number(lastReference.get()?.['value'] ?? 0),
        refiledTo: read('refiledTo'),
        derivedWith: read('derivedWith'),
        hasDetached: read('hasDetached') > 0,
      }),
    settled: () =>
      Promise.resolve({
        ...{ upTo: lastVersion(), sweptTo: read('sweptTo') },
        prunedTo: read('prunedTo'),
      }),
    add: (change) => {
      const dataVersion = lastVersion() + 1;
      addChange.run(
        dataVersion,
        change.sweptTo,
        JSON.stringify(change.deltas),
        JSON.stringify(change.cards),
        subjectsText(change.subjects, change.deltas),
        change.snapshot ? 1 : 0,
        change.at,
        change.lastEventAt,
      );
      putHead.run('sweptTo', change.sweptTo);
      putHead.run('lastReceivedAt', change.at);
      return Promise.resolve(dataVersion);
    },
    mark: (name, value) => {
      putHead.run(name, value);
      return Promise.resolve();
    },
    // One transaction runs at a time, so whatever is seen is settled.
    after: next,
    seen: next,
    lastChange: (upTo, by) => Promise.resolve(last.get(upTo, by) as ChangeMark | undefined),
    counts: () =>
      Promise.resolve({
        upTo: read('countedTo'),
        cells: cells.all() as unknown as Contribution,
      }),
    merge: (size) => {
      const sums = new Map<string, number>();
      let left = size;
      let last = read('countedTo');
      let more = false;
      for (const row of after.iterate(last, MOST_MERGED)) {
        more = left <= 0;
        if (more) break;
        const { deltas, data_version: version } = row as unknown as ChangeRecord;
        for (const [cell, amount] of JSON.parse(deltas) as Contribution) {
          sums.set(cell, (sums.get(cell) ?? 0) + amount);
        }
        left -= deltas.length;
        last = version;
      }
      for (const [cell, amount] of sums) if (amount !== 0) addToCount.run(cell, amount);
      putHead.run('countedTo', last);
      return Promise.resolve(more);
    },
    oldest: (kept, limit) => {
      const upTo = Math.min(read('countedTo'), lastVersion() - kept);
      return Promise.resolve(oldest.all(upTo, limit) as unknown as readonly ChangeMark[]);
    },
    prune: (upTo) => {
      prune.run(upTo);
      putHead.run('prunedTo', upTo);
      return Promise.resolve();
    },
  };
}

function toChange(record: ChangeRecord): ChangeRow {
  const deltas = JSON.parse(record.deltas) as Contribution;
  return {
    dataVersion: record.data_version,
    sweptTo: record.swept_to,
    deltas,
    cards: JSON.parse(record.cards) as string[],
    subjects: readSubjects(record.cases, deltas),
    snapshot: record.snapshot === 1,
    at: record.at,
    lastEventAt: record.last_event_at,
  };
}
