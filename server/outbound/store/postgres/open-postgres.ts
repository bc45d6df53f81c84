import pg from 'pg';
import { StartupError } from '../../../errors.ts';
import { DISK_FULL } from '../sql-failure.ts';
import { connectionSettings } from './postgres-connection.ts';
import { LOCKS } from './postgres-locks.ts';
import { POSTGRES_MIGRATIONS } from './postgres-schema.ts';

/** First version with `pg_xact_status` on 64-bit numbers and the snapshot functions used here. */
const OLDEST_VERSION = 130_000;
/** Values of `synchronous_commit` by which a commit that returned survives a crash of its server. */
const DURABLE_COMMITS: ReadonlySet<string> = new Set(['on', 'remote_apply', 'remote_write']);

/**
 * Makes or migrates the tables of a database and asserts that a commit that returns survives a crash.
 *
 * @throws {StartupError} it does not, the server cannot be reached or used, or a newer program wrote there.
 */
export async function openPostgres(url: string): Promise<void> {
  const client = await connect(url);
  try {
    await assertUsable(client);
    await migrate(client);
    await raiseBase(client);
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const { code } = error as { readonly code?: unknown };
    const isFull = code === DISK_FULL;
    throw new StartupError(isFull ? 'database/noRoom' : 'database/unusable', placeOf(url, error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function connect(url: string): Promise<pg.Client> {
  let client: pg.Client;
  try {
    client = new pg.Client(connectionSettings(url));
  } catch (error) {
    throw new StartupError('database/unreachable', placeOf(url, error));
  }
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const facts = placeOf(url, error);
    await client.end().catch(() => undefined);
    const state = String((error as { readonly code?: unknown }).code);
    if (state.startsWith('28')) throw new StartupError('database/refused', facts);
    if (state === '3D000') throw new StartupError('database/missing', facts);
    throw new StartupError('database/unreachable', facts);
  }
}

/** Server and state for the operator; never the password, nor what a server may have said of it. */
function placeOf(url: string, error: unknown): Readonly<Record<string, unknown>> {
  const { code } = error as { readonly code?: unknown };
  const state = typeof code === 'string' ? code : 'unknown';
  try {
    const { hostname, port, pathname } = new URL(url);
    return { server: hostname, port: port || '5432', database: pathname.slice(1), state };
  } catch {
    return { state };
  }
}

/** Whether the server's settings hold that make an acknowledged commit survive. */
export async function assertUsable(client: Pick<pg.Client, 'query'>): Promise<void> {
  const { rows } = await client.query<Record<string, string>>(
    `SELECT current_setting('server_version_num') AS version,
      current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
      current_setting('full_page_writes') AS "fullPageWrites",
      current_setting('synchronous_commit') AS "synchronousCommit",
      current_setting('synchronous_standby_names') AS standbys,
      pg_is_in_recovery()::text AS standby`,
  );
  const { version, encoding, fsync, fullPageWrites, synchronousCommit, standbys, standby } =
    rows[0] ?? {};
  if (Number(version) < OLDEST_VERSION) throw new StartupError('database/tooOld', { version });
  if (encoding !== 'UTF8') throw new StartupError('database/notUtf8', { encoding });
  if (standby === 'true') throw new StartupError('database/standby');
  // `local` waits for the disk of this server, which is all there is where no standby is named.
  const lasts =
    DURABLE_COMMITS.has(synchronousCommit ?? '') ||
    (synchronousCommit === 'local' && standbys === '');
  if (fsync === 'on' && fullPageWrites === 'on' && lasts) return;
  throw new StartupError('store/notDurable', { fsync, fullPageWrites, synchronousCommit });
}

async function migrate(client: pg.Client): Promise<void> {
  // Several processes may start at once, and a step over large tables takes as long as it takes.
  await client.query(
    `BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0;
     SELECT pg_advisory_xact_lock(${LOCKS.migrating})`,
  );
  await client.query(
    'CREATE TABLE IF NOT EXISTS migration (version INTEGER NOT NULL PRIMARY KEY, at BIGINT NOT NULL)',
  );
  const { rows } = await client.query<{ version: number | null }>(
    'SELECT max(version) AS version FROM migration',
  );
  const written = rows[0]?.version ?? 0;
  const known = POSTGRES_MIGRATIONS.length;
  if (written > known) throw new StartupError('store/newer', { written, known });
  for (const [index, step] of POSTGRES_MIGRATIONS.entries()) {
    if (index < written) continue;
    await client.query(step);
    await client.query('INSERT INTO migration (version, at) VALUES ($1, $2)', [
      index + 1,
      Date.now(),
    ]);
  }
  await client.query('COMMIT');
}

/**
 * Versions are the server's numbers of transactions. A database that was restored into a server that
 * has counted less would give versions a second time: what is missing is added from then on.
 */
async function raiseBase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ missing: number | null }>(
    `SELECT (SELECT max(data_version) FROM change) + 1
       - (pg_snapshot_xmax(pg_current_snapshot())::text::bigint
          + (SELECT coalesce(max(value), 0) FROM head WHERE name = 'versionBase')) AS missing`,
  );
  if ((rows[0]?.missing ?? 0) <= 0) return;
  await client.query(
    `BEGIN; SELECT pg_advisory_xact_lock(${LOCKS.gate});
     INSERT INTO head (name, value, before, version)
       SELECT 'versionBase', greatest(0, (SELECT max(data_version) FROM change) + 1
           - pg_snapshot_xmin(pg_current_snapshot())::text::bigint), 0, 0
       ON CONFLICT (name) DO UPDATE SET value = greatest(head.value, excluded.value);
     UPDATE head SET version = 0;
     COMMIT`,
  );
}
