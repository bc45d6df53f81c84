import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { manualClock } from '../application/clock.ts';
import type { Platform } from '../application/platform.ts';
import { StartupError } from '../errors.ts';
import { openPlatform } from '../open-platform.ts';
import { openPostgres } from '../outbound/store/postgres/open-postgres.ts';
import { POSTGRES_MIGRATIONS } from '../outbound/store/postgres/postgres-schema.ts';
import { DISK_FULL } from '../outbound/store/sql-failure.ts';
import { MIGRATIONS } from '../outbound/store/sqlite/sqlite-schema.ts';
import { backDate } from '../testing/back-dated-store.ts';
import { HTTP, RECEIVED, sent } from '../testing/open-test-platform.ts';
import { HOW_TO_GET_POSTGRES, hasPostgres, makeTestDatabase } from '../testing/postgres-server.ts';
import { FailingQueries } from './failing-queries.ts';
import { SmallDisk } from './small-disk.ts';

const CLI = join(import.meta.dirname, '../cli/main.ts');
const CASES = 300;
const LATEST = MIGRATIONS.length;
/** Bytes of room that each try has more than the one before: some pages of the file. */
const STEP = 40_000;

describe('a store of an earlier version on a disk that is full', () => {
  let folder: string;
  let data: string;
  let disk: SmallDisk | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-carried-'));
    data = join(folder, 'data');
    await mkdir(data);
    disk = SmallDisk.mount(data, 32);
  });

  afterEach(async () => {
    disk?.unmount();
    disk = undefined;
    await rm(folder, { recursive: true });
  });

  /** The key lies elsewhere: a disk without room for it is another matter. */
  const keyFile = (): string => join(folder, 'personal.key');

  function open(dataDir: string): Promise<Platform> {
    const clock = manualClock(Date.parse('2026-03-10T10:00:00+08:00'));
    return openPlatform({ dataDir, clock, keyFile: keyFile(), jobs: false, thread: false });
  }

  async function fillStore(): Promise<string> {
    const today = join(folder, 'today');
    const platform = await open(today);
    await platform.ingest(
      Array.from({ length: CASES }, (_, index) =>
        sent('received', '2026-03-02', RECEIVED, { subject: `F-${index}` }),
      ),
      HTTP,
    );
    await platform.close();
    return today;
  }

  /** Every row of every table; and the version, by which the program knows the form. */
  function contentOf(): { readonly version: number; readonly rows: string } {
    const db = new DatabaseSync(join(data, 'mingjian.db'));
    try {
      const tables = db
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .all();
      const rows = tables.map(({ name, sql }) => [
        sql,
        db.prepare(`SELECT * FROM ${String(name)} ORDER BY 1, 2`).all(),
      ]);
      const version = db.prepare('SELECT max(version) AS version FROM migration').get();
      const text = (_: string, value: unknown): unknown =>
        value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value;
      return { version: Number(version?.['version']), rows: JSON.stringify(rows, text) };
    } finally {
      db.close();
    }
  }

  for (const version of [1, LATEST - 1]) {
    it(`of version ${version}: it says what is lacking, keeps all as it was, and is carried over with room`, async () => {
      if (disk === undefined) {
        pending('mounting a small file system needs root: run it as root, as CI does');
        return;
      }
      backDate(await fillStore(), data, version);
      const before = contentOf();
      const said: string[] = [];
      let platform: Platform | undefined;
      let leftAsItWas = 0;
      // With each try another write is the one that finds no room.
      for (let room = 0; platform === undefined; room += STEP) {
        disk.fill(room);
        platform = await open(data).catch((error: unknown) => {
          expect(error).withContext(`room ${room}`).toBeInstanceOf(StartupError);
          said.push((error as StartupError).code);
          return undefined;
        });
        disk.empty();
        if (platform !== undefined) break;
        const now = contentOf();
        // Carried over whole or not at all.
        expect([version, LATEST]).toContain(now.version);
        if (now.version === LATEST) continue;
        expect(now).withContext(`room ${room}`).toEqual(before);
        leftAsItWas += 1;
      }
      expect(new Set(said)).toEqual(new Set(['store/noRoom']));
      expect(leftAsItWas).toBeGreaterThan(1);
      const { checked, difference } = await platform.verify();
      expect([checked, difference]).toEqual([CASES, 0]);
      await platform.close();
    }, 120_000);
  }

  it('makes the server end with the sentence, and start as soon as there is room', async () => {
    if (disk === undefined) {
      pending('mounting a small file system needs root: run it as root, as CI does');
      return;
    }
    backDate(await fillStore(), data, 1);
    const before = contentOf();
    const verify = () => {
      const env = {
        ...process.env,
        MINGJIAN_DATA_DIR: data,
        MINGJIAN_KEY_FILE: keyFile(),
        MINGJIAN_ANCHOR_DIR: join(folder, 'anchors'),
      };
      return spawnSync(process.execPath, [CLI, 'verify'], { env, encoding: 'utf8' });
    };
    disk.fill(100_000);
    const refused = verify();
    disk.empty();
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('There is no room on the disk to open the store');
    expect(refused.stderr).not.toMatch(/^\s+at /m);
    expect(contentOf()).toEqual(before);
    expect(verify().status).toBe(0);
  }, 120_000);
});

describe('a database of an earlier version whose server has no room', () => {
  it('says so wherever it is missing, is left as it was, and is carried over with room', async () => {
    if (!hasPostgres()) {
      pending(HOW_TO_GET_POSTGRES);
      return;
    }
    const database = await makeTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      await client.query(
        'CREATE TABLE migration (version INTEGER NOT NULL PRIMARY KEY, at BIGINT NOT NULL)',
      );
      const [first = ''] = POSTGRES_MIGRATIONS;
      await client.query(first);
      await client.query('INSERT INTO migration (version, at) VALUES (1, 0)');
      const versionOf = async (): Promise<number | undefined> => {
        const { rows } = await client.query<{ version: number }>(
          'SELECT max(version) AS version FROM migration',
        );
        return rows[0]?.version;
      };
      const tables = async (): Promise<unknown> => {
        const { rows } = await client.query(
          `SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace
           ORDER BY relname`,
        );
        return rows;
      };
      const before = await tables();
      let leftAsItWas = 0;
      for (let call = 2; ; call += 1) {
        const fault = new FailingQueries({ call, how: 'refused', state: DISK_FULL });
        const opened = await openPostgres(database.url).catch((error: unknown) => error);
        fault.remove();
        if (fault.failed === undefined) {
          expect(opened).toBeUndefined();
          break;
        }
        expect((opened as StartupError).code)
          .withContext(fault.failed)
          .toBe('database/noRoom');
        if ((await versionOf()) === POSTGRES_MIGRATIONS.length) continue;
        expect(await versionOf()).toBe(1);
        expect(await tables())
          .withContext(fault.failed)
          .toEqual(before);
        leftAsItWas += 1;
      }
      // Of each step a statement, and one that notes it.
      expect(leftAsItWas).toBeGreaterThan(2 * (POSTGRES_MIGRATIONS.length - 1));
      expect(await versionOf()).toBe(POSTGRES_MIGRATIONS.length);
    } finally {
      await client.end();
      await database.drop();
    }
  }, 120_000);
});
