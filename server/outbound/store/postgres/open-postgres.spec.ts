import pg from 'pg';
import { PLATFORM_ACTOR, auditEntry } from '../../../application/audit/audit-entry.ts';
import { StartupError } from '../../../errors.ts';
import { openDatabaseProxy } from '../../../testing/database-proxy.ts';
import {
  HOW_TO_GET_POSTGRES,
  STARTING_MS,
  hasPostgres,
  makeTestDatabase,
} from '../../../testing/postgres-server.ts';
import type { TestDatabase } from '../../../testing/postgres-server.ts';
import { event } from '../contract-suite/sample-rows.ts';
import { assertUsable, openPostgres } from './open-postgres.ts';
import { postgresStore } from './postgres-store.ts';

const SOUND = {
  version: '150000',
  encoding: 'UTF8',
  fsync: 'on',
  fullPageWrites: 'on',
  synchronousCommit: 'on',
  standbys: '',
  standby: 'false',
};

function serverWith(settings: Partial<typeof SOUND>): Pick<pg.Client, 'query'> {
  const query = () => Promise.resolve({ rows: [{ ...SOUND, ...settings }] });
  return { query: query as unknown as pg.Client['query'] };
}

describe('a database server', () => {
  const rules: readonly { settings: Partial<typeof SOUND>; code: string | null; what: string }[] = [
    { what: 'with the settings of its packages', settings: {}, code: null },
    { what: 'that is old', settings: { version: '120010' }, code: 'database/tooOld' },
    { what: 'of another encoding', settings: { encoding: 'SQL_ASCII' }, code: 'database/notUtf8' },
    { what: 'that is a standby', settings: { standby: 'true' }, code: 'database/standby' },
    { what: 'without fsync', settings: { fsync: 'off' }, code: 'store/notDurable' },
    { what: 'with torn pages', settings: { fullPageWrites: 'off' }, code: 'store/notDurable' },
    {
      what: 'that answers before the disk does',
      settings: { synchronousCommit: 'off' },
      code: 'store/notDurable',
    },
    {
      what: 'that waits for its own disk and has no standby',
      settings: { synchronousCommit: 'local' },
      code: null,
    },
    {
      what: 'that waits for its own disk and not for its standby',
      settings: { synchronousCommit: 'local', standbys: 'second' },
      code: 'store/notDurable',
    },
    {
      what: 'that waits for its standby',
      settings: { synchronousCommit: 'remote_apply', standbys: 'second' },
      code: null,
    },
  ];

  for (const { what, settings, code } of rules) {
    it(`${what} is ${code === null ? 'taken' : `refused with ${code}`}`, async () => {
      const asked = assertUsable(serverWith(settings)).then(
        () => null,
        (error: unknown) => (error as StartupError).code as string,
      );
      expect(await asked).toBe(code);
    });
  }

  it('that nobody answers for is refused, and the password is told to nobody', async () => {
    const opened = openPostgres('postgres://mingjian:verysecret@127.0.0.1:1/mingjian');
    const error = await opened.then(
      () => new Error('it was opened'),
      (thrown: unknown) => thrown,
    );
    const { code, message, facts, cause } = error as StartupError;
    expect(code).toBe('database/unreachable');
    expect(JSON.stringify([message, facts, String(cause)])).not.toContain('verysecret');
    expect(facts).toEqual({
      server: '127.0.0.1',
      port: '1',
      database: 'mingjian',
      state: 'ECONNREFUSED',
    });
  });

  it('whose address cannot be read is refused', async () => {
    const opened = openPostgres('postgres://a:b@:x/y');
    await expectAsync(opened).toBeRejectedWithError(StartupError, /database\/unreachable/);
  });
});

describe('a database', () => {
  if (!hasPostgres()) {
    it('is opened', () => {
      pending(HOW_TO_GET_POSTGRES);
    });
    return;
  }

  let database: TestDatabase;

  beforeEach(async () => {
    database = await makeTestDatabase();
  }, STARTING_MS);

  afterEach(() => database.drop());

  async function query(text: string): Promise<pg.QueryResult> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return await client.query(text);
    } finally {
      await client.end();
    }
  }

  it('that does not exist is refused', async () => {
    const url = new URL(database.url);
    url.pathname = '/nothing_here';
    await expectAsync(openPostgres(url.href)).toBeRejectedWithError(
      StartupError,
      /database\/missing/,
    );
  });

  it('of a newer program is refused and left as it is', async () => {
    await openPostgres(database.url);
    await query('INSERT INTO migration (version, at) VALUES (999, 0)');
    await expectAsync(openPostgres(database.url)).toBeRejectedWithError(
      StartupError,
      /store\/newer/,
    );
  });

  it('is made once by processes that start together', async () => {
    await Promise.all([1, 2, 3].map(() => openPostgres(database.url)));
    const { rows } = await query('SELECT count(*)::integer AS steps FROM migration');
    expect((rows as { steps: number }[])[0]?.steps).toBeGreaterThan(0);
  });

  const changes: readonly { why: string; sql: string }[] = [
    { why: 'a change', sql: "UPDATE audit SET actor = 'x' WHERE no = 2" },
    { why: 'a deletion', sql: 'DELETE FROM audit WHERE no = 2' },
    { why: 'an emptying', sql: 'TRUNCATE audit' },
    {
      why: 'a row that leaves a gap',
      sql: 'INSERT INTO audit SELECT 9, at, actor, session, ip, action, object, reason, outcome, detail, prev_hash, hash FROM audit WHERE no = 2',
    },
  ];
  it('refuses to change its audit log', async () => {
    await openPostgres(database.url);
    const store = postgresStore(database.url, 1);
    const entry = auditEntry(PLATFORM_ACTOR, 'server.start');
    await store.transaction(({ audit }) => audit.append([entry], 1), 'beside');
    for (const { why, sql } of changes) {
      await expectAsync(query(sql))
        .withContext(why)
        .toBeRejectedWithError(/rows of the audit log/);
    }
    expect((await store.audit.scan(0, 9)).length).toBe(2);
    await store.close();
  });

  for (const when of ['before', 'after'] as const) {
    it(`keeps what was being committed when the connection was cut ${when} it, and once`, async () => {
      await openPostgres(database.url);
      const proxy = await openDatabaseProxy(database.url);
      const store = postgresStore(proxy.url, 2);
      let runs = 0;
      proxy.cutAtCommit(when);
      const added = await store.transaction(({ log }) => {
        runs += 1;
        return log.add([event('a'), event('b')]);
      });
      expect(added.map(({ fresh }) => fresh)).toEqual([true, true]);
      expect((await store.log.scan(0, 9)).length).toBe(2);
      expect(runs).toBe(when === 'before' ? 2 : 1);
      await store.close();
      await proxy.close();
    });
  }
});
