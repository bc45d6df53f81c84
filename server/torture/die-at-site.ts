import files from 'node:fs/promises';
import { ServerResponse } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync, StatementSync } from 'node:sqlite';

/**
 * Loaded before the server of a run (`--import`), in all its threads: ends the process with SIGKILL
 * at a chosen place that no stop from outside would hit for sure. `MINGJIAN_DIE_AT` is
 * `<site>:<n>`: at the n-th passing of the site. `forgetCommit` plants a fault instead: the n-th
 * transaction that stores events is rolled back though everyone believes it committed, and a run must
 * notice; `endThread` ends the writer alone. Nothing of the product knows of all this.
 */
const [site = '', count = '1'] = (process.env['MINGJIAN_DIE_AT'] ?? '').split(':');
let left = Number(count);

/** Whether the chosen moment has come. */
function comes(here: string): boolean {
  if (here !== site) return false;
  left -= 1;
  return left === 0;
}

function pass(here: string): void {
  if (comes(here)) process.kill(process.pid, 'SIGKILL');
}

const exec = Reflect.get<DatabaseSync, 'exec'>(DatabaseSync.prototype, 'exec');
const writing = new WeakSet<DatabaseSync>();
/** Whether the transaction that is open stored an event: idle work writes what anybody may do again. */
let storesEvents = false;
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string): void {
  if (sql === 'BEGIN IMMEDIATE') {
    writing.add(this);
    storesEvents = false;
  }
  // Moments held open by readers end with COMMIT as well.
  const ends = sql === 'COMMIT' && writing.delete(this);
  if (ends) pass('beforeCommit');
  exec.call(this, ends && storesEvents && comes('forgetCommit') ? 'ROLLBACK' : sql);
  if (ends) pass('afterCommit');
  // In a thread this ends the thread alone, as an exhausted heap does.
  if (ends && comes('endThread')) process.exit(1);
};

if (site === 'forgetCommit') {
  type Run = (this: StatementSync, ...values: readonly unknown[]) => unknown;
  const run = Reflect.get(StatementSync.prototype, 'run') as Run;
  const noted: Run = function (this: StatementSync, ...values) {
    storesEvents ||= this.sourceSQL.startsWith('INSERT INTO event ');
    return run.call(this, ...values);
  };
  Reflect.set(StatementSync.prototype, 'run', noted);
}

if (process.env['MINGJIAN_DATABASE_URL'] !== undefined) await watchPostgres();

/** The same sites where the data are in PostgreSQL: COMMIT as it is sent, and its answer. */
async function watchPostgres(): Promise<void> {
  const { default: pg } = await import('pg');
  type Query = (this: object, ...args: readonly unknown[]) => unknown;
  const query = Reflect.get(pg.Client.prototype, 'query') as Query;
  const busy = new WeakSet<object>();
  const sites: Query = function (this: object, ...args) {
    const [first] = args;
    const text = typeof first === 'string' ? first : '';
    if (text.startsWith('BEGIN') && !text.includes('READ ONLY')) busy.add(this);
    const ends = text === 'COMMIT' && busy.delete(this);
    if (ends) pass('beforeCommit');
    const answer = query.call(this, ...args);
    if (ends && answer instanceof Promise) {
      answer.then(
        () => {
          pass('afterCommit');
        },
        () => undefined,
      );
    }
    return answer;
  };
  Reflect.set(pg.Client.prototype, 'query', sites);
}

// The only files that the product puts into their place by a link are archives.
const { link } = files;
files.link = async (...paths) => {
  pass('beforeLink');
  await link(...paths);
  pass('afterLink');
};
syncBuiltinESMExports();

type WriteHead = (this: ServerResponse, ...args: readonly unknown[]) => ServerResponse;
const writeHead = Reflect.get(ServerResponse.prototype, 'writeHead') as WriteHead;
const watched: WriteHead = function (this: ServerResponse, ...args) {
  // What was sent is durable here, and the sender will never hear of it.
  if (this.req.url?.endsWith('/events') === true) pass('beforeReceipt');
  return writeHead.call(this, ...args);
};
Reflect.set(ServerResponse.prototype, 'writeHead', watched);
