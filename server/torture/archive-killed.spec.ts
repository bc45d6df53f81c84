import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manualClock } from '../application/clock.ts';
import { openPlatform } from '../open-platform.ts';
import { HTTP, RECEIVED, sent } from '../testing/open-test-platform.ts';

const CLI = join(import.meta.dirname, '../cli/main.ts');
const DIE_AT_SITE = join(import.meta.dirname, 'die-at-site.ts');

describe('a retention killed while it writes an archive', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-archive-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  function retain(dieAt?: string) {
    const hook = dieAt === undefined ? [] : ['--import', DIE_AT_SITE];
    const env = {
      ...process.env,
      MINGJIAN_DATA_DIR: join(folder, 'data'),
      MINGJIAN_ARCHIVE_DIR: join(folder, 'archive'),
      MINGJIAN_DIE_AT: dieAt,
    };
    const words = [...hook, CLI, 'retain', '--months', '12'];
    return spawnSync(process.execPath, words, { env, encoding: 'utf8' });
  }

  /** Names in the archive's folder: hidden drafts, and archives. */
  async function names(): Promise<{ readonly drafts: number; readonly archives: number }> {
    const all = await readdir(join(folder, 'archive'));
    const drafts = all.filter((name) => name.startsWith('.')).length;
    return { drafts, archives: all.length - drafts };
  }

  for (const { site, archives } of [
    { site: 'beforeLink', archives: 0 },
    { site: 'afterLink', archives: 1 },
  ]) {
    it(`${site}: leaves a hidden draft, which the next run takes away`, async () => {
      const clock = manualClock(Date.parse('2024-03-04T09:00:00+08:00'));
      const parts = { clock, jobs: false, thread: false } as const;
      const platform = await openPlatform({ dataDir: join(folder, 'data'), ...parts });
      await platform.ingest(
        [sent('received', '2024-03-01', RECEIVED), sent('withdrawn', '2024-03-02')],
        HTTP,
      );
      await platform.close();

      expect(retain(`${site}:1`).signal).toBe('SIGKILL');
      expect(await names()).toEqual({ drafts: 1, archives });
      const again = retain();
      expect(again.status).withContext(again.stderr).toBe(0);
      expect(await names()).toEqual({ drafts: 0, archives: archives + 1 });
      // Nothing is left to go; what was left of a run is looked for all the same.
      expect(retain().stdout).toContain('0 subjects went');
    });
  }
});
