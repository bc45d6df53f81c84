import { mkdtempSync } from 'node:fs';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import {
  HOW_TO_GET_POSTGRES,
  STARTING_MS,
  hasPostgres,
  makeTestDatabase,
} from '../testing/postgres-server.ts';
import { COMMANDS } from './commands.ts';
import { runCommand } from './run-command.ts';

describe('verify --audit', () => {
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-verify-audit-'));
    expect((await run('recompute')).status).toBe(0);
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function run(...words: string[]): Promise<{ status: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const status = await runCommand(
      COMMANDS,
      words,
      { MINGJIAN_DATA_DIR: join(folder, 'data') },
      { out: (text) => (said.out += text), err: (text) => (said.err += text) },
    );
    return { status, ...said };
  }

  function tamper(sql: string): void {
    const db = new DatabaseSync(join(folder, 'data', 'mingjian.db'));
    for (const name of ['update', 'delete', 'insert']) db.exec(`DROP TRIGGER audit_${name}`);
    db.exec(sql);
    db.close();
  }

  it('finds a log as it was written, anchored up to its last row by every command', async () => {
    const { status, out } = await run('verify', '--audit');
    expect(status).toBe(0);
    expect(out).toContain('4 rows, 1 anchors up to row 4.');
    expect(out).not.toContain('Not provable');
    await run('recompute');
    expect((await run('verify', '--audit')).out).toContain('6 rows, 2 anchors up to row 6.');
  });

  it('leaves with 1 and names the first bad row', async () => {
    tamper("UPDATE audit SET actor = 'nobody' WHERE no = 3");
    const { status, err } = await run('verify', '--audit');
    expect(status).toBe(1);
    expect(err).toContain('Row 3 is bad');
  });

  it('says from which row on nothing is proved where there are no anchors', async () => {
    const { status, out } = await run('verify', '--audit', '--anchors', join(folder, 'nowhere'));
    expect(status).toBe(0);
    expect(out).toContain('Not provable from row 1 on');
  });

  it('takes only the key that was noted', async () => {
    const key = join(folder, 'data', 'key', 'anchor.key');
    const lines = await readFile(join(folder, 'data-anchors', 'audit-anchors.ndjson'), 'utf8');
    const { key: noted } = JSON.parse(lines) as { readonly key: string };
    expect((await run('verify', '--audit', '--key', noted)).status).toBe(0);
    // Somebody who has the store, but not its key, anchors what he made of it.
    await rename(key, join(folder, 'key-away'));
    tamper('DELETE FROM audit WHERE no > 1');
    await rm(join(folder, 'data-anchors'), { recursive: true });
    expect((await run('recompute')).status).toBe(0);
    expect((await run('verify', '--audit')).status).toBe(0);
    const { status, err } = await run('verify', '--audit', '--key', noted);
    expect([status, err.includes('another key')]).toEqual([1, true]);
  });

  it('keeps the signing key to its owner and away from the anchors', async () => {
    const { mode } = await stat(join(folder, 'data', 'key', 'anchor.key'));
    expect(mode & 0o777).toBe(0o600);
  });
});

describe('verify --audit of a database', () => {
  it(
    'reads the rows there, and names the first bad one',
    async () => {
      if (!hasPostgres()) {
        pending(HOW_TO_GET_POSTGRES);
        return;
      }
      const folder = mkdtempSync(join(tmpdir(), 'mingjian-verify-audit-'));
      const database = await makeTestDatabase();
      const run = async (...words: string[]): Promise<string> => {
        let said = '';
        const say = (text: string): string => (said += text);
        const env = {
          MINGJIAN_DATA_DIR: join(folder, 'data'),
          MINGJIAN_DATABASE_URL: database.url,
        };
        const status = await runCommand(COMMANDS, words, env, { out: say, err: say });
        return `${status} ${said}`;
      };
      expect(await run('recompute')).toMatch(/^0 /);
      expect(await run('verify', '--audit')).toContain('0 4 rows, 1 anchors up to row 4.');
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query('ALTER TABLE audit DISABLE TRIGGER USER');
      await client.query("UPDATE audit SET actor = 'nobody' WHERE no = 3");
      await client.end();
      expect(await run('verify', '--audit')).toMatch(/^1 .*Row 3 is bad/s);
      await database.drop();
      await rm(folder, { recursive: true });
    },
    STARTING_MS,
  );
});
