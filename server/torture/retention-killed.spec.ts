import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { manualClock } from '../application/clock.ts';
import type { Platform } from '../application/platform.ts';
import { openPlatform } from '../open-platform.ts';
import { HTTP, RECEIVED, sent, supervisor } from '../testing/open-test-platform.ts';
import { HOW_TO_GET_POSTGRES, hasPostgres } from '../testing/postgres-server.ts';
import { makeTestHome } from '../testing/test-home.ts';
import type { TestHome } from '../testing/test-home.ts';

const CLI = join(import.meta.dirname, '../cli/main.ts');
const DIE_AT_SITE = join(import.meta.dirname, 'die-at-site.ts');
const SIGKILL = 'SIGKILL';
/** More than go with one commit, so that there are places between. */
const CASES = Array.from({ length: 230 }, (_, index) => `K-${index}`);
const ATTACH_DIES = ['afterCommit:1', 'beforeCommit:2'];

describe('a command killed in the middle', () => {
  let home: TestHome | undefined;
  afterEach(async () => {
    await home?.dispose();
    home = undefined;
  });

  for (const kind of ['sqlite', 'postgresql'] as const) {
    it(`of retention loses nothing, and ends right when it is run again: ${kind}`, async () => {
      if (kind === 'postgresql' && !hasPostgres()) {
        pending(HOW_TO_GET_POSTGRES);
        return;
      }
      home = await makeTestHome(kind);
      const { settings } = home;
      const archives = join(settings.dataDir, 'archive');
      const onPlatform = async <T>(at: string, work: (platform: Platform) => Promise<T>) => {
        const clock = manualClock(Date.parse(at));
        const parts = { clock, jobs: false, thread: false } as const;
        const platform = await openPlatform({ ...settings, ...parts });
        return work(platform).finally(() => platform.close());
      };
      const run = (words: readonly string[], dieAt?: string) => {
        const hook = dieAt === undefined ? [] : ['--import', DIE_AT_SITE];
        const env = {
          ...process.env,
          MINGJIAN_DATA_DIR: settings.dataDir,
          MINGJIAN_DATABASE_URL: settings.databaseUrl,
          MINGJIAN_DIE_AT: dieAt,
        };
        return spawnSync(process.execPath, [...hook, CLI, ...words], { env, encoding: 'utf8' });
      };
      const state = (): Promise<{ readonly difference: number; readonly detached: number }> =>
        onPlatform('2026-03-02T09:00:00+08:00', async (platform) => {
          const { difference, detached } = await platform.verify();
          return { difference, detached };
        });
      const eventsOf = (): Promise<readonly (number | undefined)[]> =>
        onPlatform('2026-03-02T09:00:00+08:00', async (platform) => {
          const viewer = supervisor()(platform);
          const views = CASES.map((no) => platform.findCase(viewer, no, {}));
          return (await Promise.all(views)).map((view) => view?.events.length);
        });

      await onPlatform('2024-03-04T09:00:00+08:00', (platform) =>
        platform.ingest(
          CASES.flatMap((subject) => [
            sent('received', '2024-03-01', RECEIVED, { subject }),
            sent('withdrawn', '2024-03-02', {}, { subject }),
          ]),
          HTTP,
        ),
      );
      const whole = CASES.map(() => 2);
      expect(await eventsOf()).toEqual(whole);

      // How many commits come before the first that detaches is each home's own.
      let stoppedMidway = false;
      for (let commit = 1; ; commit += 1) {
        const dieAt = `${commit % 2 === 0 ? 'before' : 'after'}Commit:${commit}`;
        if (run(['retain', '--months', '12'], dieAt).signal !== SIGKILL) break;
        const { difference, detached } = await state();
        expect(difference).withContext(dieAt).toBe(0);
        stoppedMidway ||= detached > 0 && detached < CASES.length;
      }
      expect(stoppedMidway).toBeTrue();
      expect(run(['retain', '--months', '12']).status).toBe(0);
      expect(await state()).toEqual({ difference: 0, detached: CASES.length });

      const files = readdirSync(archives).filter((name) => name.endsWith('.gz'));
      for (const [place, file] of files.entries()) {
        const dieAt = ATTACH_DIES[place];
        if (dieAt !== undefined) {
          run(['attach', join(archives, file)], dieAt);
          expect((await state()).difference)
            .withContext(dieAt)
            .toBe(0);
        }
      }
      for (const file of files) {
        // One that the log never came to know holds nothing that the store lacks.
        const { status, stderr } = run(['attach', join(archives, file)]);
        if (status !== 0) expect(stderr).toContain('archive/unknown');
      }
      expect(await state()).toEqual({ difference: 0, detached: 0 });
      expect(await eventsOf()).toEqual(whole);
    }, 300_000);
  }
});
