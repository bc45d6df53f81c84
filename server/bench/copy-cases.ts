import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { COUNTS_FILE } from '../outbound/counts/counts-file.ts';
import type { HomeSetting } from '../outbound/store/home.ts';
import { COPY_MARK } from './case-history.ts';
import { COPIED_TABLES, MOST_COPIES, copyStatements, sumStatements } from './copy-statements.ts';
import type { CopiedSpan, CopyDialect } from './copy-statements.ts';

/** How many times a history is in a home. */
export interface Copies {
  readonly from: number;
  readonly to: number;
}

/** Runs one statement; answers its rows. */
type Run = (statement: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** Which rows are of the history itself and not of a copy. */
const IN_HISTORY: Readonly<Record<(typeof COPIED_TABLES)[number], string>> = {
  event: `subject LIKE '%${COPY_MARK}%'`,
  subject: `no LIKE '%${COPY_MARK}%'`,
  card: `subject LIKE '%${COPY_MARK}%'`,
  link: `case_no LIKE '%${COPY_MARK}%'`,
  secret: `no LIKE '%${COPY_MARK}%'`,
  personal: 'seq <= (SELECT max(seq) FROM base_event)',
  evidence: `no LIKE '%${COPY_MARK}%'`,
  change: `cases LIKE '%${COPY_MARK}%'`,
};
const SPAN = `SELECT (SELECT max(seq) FROM base_event) AS "lastSeq",
  (SELECT min(data_version) FROM base_change) AS "firstVersion",
  (SELECT max(data_version) FROM base_change) AS "lastVersion"`;

const SQLITE: CopyDialect = {
  randomId: 'lower(hex(randomblob(8)))',
  shifted: (column, by) => `(SELECT json_group_array(value + ${by}) FROM json_each(${column}))`,
};
const POSTGRES: CopyDialect = {
  randomId: "right(replace(gen_random_uuid()::text, '-', ''), 16)",
  shifted: (column, by) =>
    `(SELECT '[' || coalesce(string_agg((one::bigint + ${by})::text, ',' ORDER BY place), '') || ']'
      FROM jsonb_array_elements_text(${column}::jsonb) WITH ORDINALITY AS listed (one, place))`,
};

/**
 * Multiplies a history inside of its home, which nobody has open: a million cases in a minute, where
 * taking them through the product would take ten. Rows, their texts and what indexes hold are as the
 * product wrote them, but for this:
 *
 * - What is sealed of people is there in its size and cannot be opened: its key follows from a number.
 * - Copies have the same days, places and amounts, so the counts have the cells of one history.
 * - Rows of one copy lie beside each other in the order in which those of the history do.
 *
 * All changes of the history must have been merged into the counts and the index of evidence before.
 */
export async function copyCases(home: HomeSetting, copies: Copies): Promise<void> {
  if (copies.to - 1 > MOST_COPIES) throw new RangeError(`at most ${MOST_COPIES} copies`);
  await (home.kind === 'folder' ? copyInFolder : copyInDatabase)(home as never, copies);
}

async function copyInFolder(
  { folder }: Extract<HomeSetting, { kind: 'folder' }>,
  copies: Copies,
): Promise<void> {
  // Its counts come without a change of them.
  rmSync(join(folder, COUNTS_FILE), { force: true });
  const db = new DatabaseSync(join(folder, 'mingjian.db'));
  try {
    // Nothing here has to survive a crash; the product sets its own mode when it opens the file.
    db.exec('PRAGMA journal_mode=DELETE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF');
    db.exec('PRAGMA cache_size=-2000000; PRAGMA temp_store=FILE');
    await copyAll((statement) => Promise.resolve(db.prepare(statement).all()), copies, SQLITE);
    db.exec('DROP TABLE temp.base_event; PRAGMA journal_mode=WAL');
  } finally {
    db.close();
  }
}

async function copyInDatabase(
  { url }: Extract<HomeSetting, { kind: 'database' }>,
  copies: Copies,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET synchronous_commit = off; SET jit = off; SET work_mem = '256MB'");
    const run: Run = async (statement) =>
      (await client.query<Record<string, unknown>>(statement)).rows;
    await copyAll(run, copies, POSTGRES);
    await client.query("SELECT setval('event_seq', (SELECT max(seq) FROM event))");
    // As the server itself does within a minute after so many rows.
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

async function copyAll(run: Run, { from, to }: Copies, dialect: CopyDialect): Promise<void> {
  for (const table of COPIED_TABLES) {
    await run(
      `CREATE TEMP TABLE base_${table} AS SELECT * FROM ${table} WHERE ${IN_HISTORY[table]}`,
    );
  }
  const span = await spanOf(run);
  for (let no = from; no < to; no += 1) {
    await run('BEGIN');
    for (const statement of copyStatements(no, span, dialect)) await run(statement);
    await run('COMMIT');
  }
  for (const statement of sumStatements(from, to)) await run(statement);
}

async function spanOf(run: Run): Promise<CopiedSpan> {
  const [row = {}] = await run(SPAN);
  const read = (name: keyof CopiedSpan): number => Number(row[name]);
  return {
    lastSeq: read('lastSeq'),
    firstVersion: read('firstVersion'),
    lastVersion: read('lastVersion'),
  };
}
