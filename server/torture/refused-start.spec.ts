import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../outbound/store/sqlite/open-sqlite.ts';
import { SmallDisk } from './small-disk.ts';

const CLI = join(import.meta.dirname, '../cli/main.ts');

describe('a server that cannot keep what it would acknowledge', () => {
  let folder: string;
  let data: string;
  let disk: SmallDisk | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-refused-'));
    data = join(folder, 'data');
  });

  afterEach(async () => {
    disk?.unmount();
    disk = undefined;
    await rm(folder, { recursive: true });
  });

  /** What `serve` says, and that it ended by itself without a stack. */
  function refusal(): string {
    const env = { ...process.env, MINGJIAN_DATA_DIR: data, MINGJIAN_PORT: '0' };
    const options = { env, encoding: 'utf8', timeout: 60_000 } as const;
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'serve'], options);
    expect(status).withContext(stderr).toBe(1);
    expect(stderr).not.toMatch(/^\s+at /m);
    return stderr;
  }

  it('refuses to start where the folder is a file', async () => {
    await writeFile(data, 'a file');
    expect(refusal()).toMatch(/\((store\/unreadable|anchor\/keyUnreadable)\)/);
  });

  it('refuses to start where the database is none', async () => {
    await mkdir(data);
    await writeFile(join(data, 'mingjian.db'), 'no database at all, but long enough '.repeat(100));
    expect(refusal()).toContain('(store/unreadable)');
  });

  it('refuses to start on data of a newer program', () => {
    openSqlite(data).close();
    const db = new DatabaseSync(join(data, 'mingjian.db'));
    db.exec('INSERT INTO migration (version, at) VALUES (999, 0)');
    db.close();
    expect(refusal()).toContain('(store/newer)');
  });

  it('refuses to start where there is no room for its first data', async () => {
    await mkdir(data);
    disk = SmallDisk.mount(data, 8);
    if (disk === undefined) {
      pending('mounting a small file system needs root: run it as root, as CI does');
      return;
    }
    disk.fill(0);
    expect(refusal()).toMatch(/\(store\/(full|noRoom)\)/);
  });
});
