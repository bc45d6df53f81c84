import type { Contribution } from '#domain/derived-subject.ts';
import type { Journal } from '../../../application/store/store.ts';
import { readSubjects, subjectsText } from '../change-subjects.ts';
import type {
  ChangeMark,
  ChangeRow,
  Head,
  Settled,
} from '../../../application/store/store-rows.ts';
import type { Sql } from '../sql.ts';

interface ChangeRecord {
  readonly data_version: number;
  readonly swept_to: number;
  readonly deltas: string;
  readonly cards: string;
  readonly cases: string;
  readonly snapshot: boolean;
  readonly at: number;
  readonly last_event_at: number | null;
}

const COLUMNS = 'data_version, swept_to, deltas, cards, cases, snapshot, at, last_event_at';

// A version is the number of the transaction. Where data were restored into a server that counts
// lower than the one they come from, what is missing is added to it.
const BASE = `(SELECT coalesce(max(value), 0) FROM head WHERE name = 'versionBase')`;
const OWN = `(pg_current_xact_id()::text::bigint + ${BASE})`;
/** Every transaction below has ended: what it wrote is to be seen, and nothing will be added. */
const HORIZON = `(pg_snapshot_xmin(pg_current_snapshot())::text::bigint + ${BASE})`;

const HEAD = {
  name: 'journal.head',
  text: `SELECT
      coalesce((SELECT max(data_version) FROM change WHERE data_version < ${HORIZON}), 0)
        AS "dataVersion",
      coalesce((SELECT max(data_version) FROM change) < ${HORIZON}, true) AS "isSettled",
      coalesce((SELECT value FROM head WHERE name = 'sweptTo'), 0) AS "sweptTo",
      greatest(coalesce((SELECT value FROM head WHERE name = 'lastReceivedAt'), 0),
        (SELECT at FROM change ORDER BY data_version DESC LIMIT 1)) AS "lastReceivedAt",
      EXISTS (SELECT 1 FROM event) AS "hasEvents",
      coalesce((SELECT max(no) FROM reference), 0) AS "configuration",
      coalesce((SELECT value FROM head WHERE name = 'refiledTo'), 0) AS "refiledTo",
      coalesce((SELECT value FROM head WHERE name = 'derivedWith'), 0) AS "derivedWith",
      EXISTS (SELECT 1 FROM head WHERE name = 'hasDetached' AND value > 0) AS "hasDetached"`,
};
// A watermark counts for readers when the changes that it stands on are settled.
const SETTLED = {
  name: 'journal.settled',
  text: `SELECT horizon - 1 AS "upTo", coalesce((
      SELECT CASE WHEN version < horizon THEN value ELSE before END
      FROM head WHERE name = 'sweptTo'), 0) AS "sweptTo",
      coalesce((SELECT value FROM head WHERE name = 'prunedTo'), 0) AS "prunedTo"
    FROM (SELECT ${HORIZON} AS horizon) AS now`,
};
const ADD = {
  name: 'journal.add',
  text: `INSERT INTO change (${COLUMNS}) VALUES (${OWN}, $1, $2, $3, $4, $5, $6, $7)
    RETURNING data_version AS "dataVersion"`,
};
const MARK = {
  name: 'journal.mark',
  text: `INSERT INTO head (name, value, before, version) VALUES ($1, $2, $2, ${OWN})
    ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = excluded.version,
      before = CASE WHEN head.version < ${HORIZON} THEN head.value ELSE head.before END`,
};
const AFTER = {
  name: 'journal.after',
  text: `SELECT ${COLUMNS} FROM change WHERE data_version > $1 AND data_version < ${HORIZON}
    ORDER BY data_version LIMIT $2`,
};
const SEEN = {
  name: 'journal.seen',
  text: `SELECT ${COLUMNS} FROM change WHERE data_version > $1 ORDER BY data_version LIMIT $2`,
};
const LAST = {
  name: 'journal.lastChange',
  text: `SELECT data_version AS "dataVersion", swept_to AS "sweptTo", at FROM change
    WHERE data_version <= $1 AND at <= $2 AND data_version < ${HORIZON}
    ORDER BY data_version DESC LIMIT 1`,
};
const OLDEST = {
  name: 'journal.oldest',
  text: `SELECT data_version AS "dataVersion", swept_to AS "sweptTo", at FROM change
    WHERE data_version <= (SELECT value FROM head WHERE name = 'countedTo')
      AND data_version <= (SELECT data_version FROM change ORDER BY data_version DESC
        OFFSET $1 LIMIT 1)
    ORDER BY data_version LIMIT $2`,
};
const PRUNE = { name: 'journal.prune', text: 'DELETE FROM change WHERE data_version <= $1' };
const CELLS = { name: 'journal.cells', text: 'SELECT cell, amount FROM count WHERE amount <> 0' };
const COUNTED_TO = {
  name: 'journal.countedTo',
  text: "SELECT value FROM head WHERE name = 'countedTo'",
};
// Two that merge at once would add the same changes twice.
const TAKE_COUNTED_TO = {
  name: 'journal.takeCountedTo',
  text: `${COUNTED_TO.text} FOR UPDATE`,
};
const ADD_TO_COUNTS = {
  name: 'journal.addToCounts',
  text: `INSERT INTO count (cell, amount)
    SELECT * FROM unnest($1::text[], $2::bigint[]) AS given (cell, amount)
    ORDER BY cell COLLATE "C"
    ON CONFLICT (cell) DO UPDATE SET amount = count.amount + excluded.amount`,
};

/** Changes read at once while counts are merged. */
const MERGED_AT_ONCE = 200;

/** Changes, counts and the watermark in PostgreSQL. */
export function postgresJournal(sql: Sql): Journal {
  const countedTo = async (statement: typeof COUNTED_TO): Promise<number> =>
    only(await sql.rows<{ value: number }>(statement)).value;
  const mark = async (name: string, value: number): Promise<void> => {
    await sql.rows(MARK, [name, value]);
  };
  const list = async (
    statement: typeof AFTER,
    dataVersion: number,
    limit: number,
  ): Promise<readonly ChangeRow[]> =>
    (await sql.rows<ChangeRecord>(statement, [dataVersion, limit])).map(toChange);
  return {
    head: async () => only(await sql.rows<Head>(HEAD)),
    settled: async () => only(await sql.rows<Settled>(SETTLED)),
    add: async (change) => {
      const rows = await sql.rows<{ dataVersion: number }>(ADD, [
        change.sweptTo,
        JSON.stringify(change.deltas),
        JSON.stringify(change.cards),
        subjectsText(change.subjects, change.deltas),
        change.snapshot,
        change.at,
        change.lastEventAt,
      ]);
      return only(rows).dataVersion;
    },
    mark,
    after: (dataVersion, limit) => list(AFTER, dataVersion, limit),
    seen: (dataVersion, limit) => list(SEEN, dataVersion, limit),
    lastChange: async (upTo, by) => (await sql.rows<ChangeMark>(LAST, [upTo, by]))[0],
    counts: async () => {
      const upTo = await countedTo(COUNTED_TO);
      const cells = await sql.rows<{ cell: string; amount: number }>(CELLS);
      return { upTo, cells: cells.map(({ cell, amount }): [string, number] => [cell, amount]) };
    },
    merge: async (size) => {
      const sums = new Map<string, number>();
      let last = await countedTo(TAKE_COUNTED_TO);
      let left = size;
      let more = true;
      while (more && left > 0) {
        const records = await sql.rows<ChangeRecord>(AFTER, [last, MERGED_AT_ONCE]);
        more = records.length === MERGED_AT_ONCE;
        for (const { deltas, data_version: version } of records) {
          if (left <= 0) {
            more = true;
            break;
          }
          for (const [cell, amount] of JSON.parse(deltas) as Contribution) {
            sums.set(cell, (sums.get(cell) ?? 0) + amount);
          }
          left -= deltas.length;
          last = version;
        }
      }
      const moved = [...sums].filter(([, amount]) => amount !== 0);
      if (moved.length > 0) {
        await sql.rows(ADD_TO_COUNTS, [moved.map(([cell]) => cell), moved.map(([, sum]) => sum)]);
      }
      await mark('countedTo', last);
      return more;
    },
    oldest: (kept, limit) => sql.rows<ChangeMark>(OLDEST, [kept, limit]),
    prune: async (upTo) => {
      await sql.rows(PRUNE, [upTo]);
      await mark('prunedTo', upTo);
    },
  };
}

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined) throw new TypeError('a statement that answers one row answered none');
  return row;
}

function toChange(record: ChangeRecord): ChangeRow {
  const deltas = JSON.parse(record.deltas) as Contribution;
  return {
    dataVersion: record.data_version,
    sweptTo: record.swept_to,
    deltas,
    cards: JSON.parse(record.cards) as string[],
    subjects: readSubjects(record.cases, deltas),
    snapshot: record.snapshot,
    at: record.at,
    lastEventAt: record.last_event_at,
  };
}
