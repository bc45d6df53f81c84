import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runKills } from './kill-run.ts';

describe('a server that is killed again and again', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjian-kills-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('loses nothing that it acknowledged and keeps nothing twice', async () => {
    const report = await runKills({
      folder: join(folder, 'run'),
      kills: 1000,
      mostMs: 40_000,
      seed: Date.now() % 1_000_000,
    });
    expect(report.violations).toEqual([]);
    expect(report.difference).toBe(0);
    expect(report.exportFaults).toBe(0);
    expect(report.acknowledged).toBeGreaterThan(100);
    expect(Object.values(report.kills).reduce((sum, one) => sum + one, 0)).toBeGreaterThan(3);
  }, 180_000);

  it('would be found out if it acknowledged what it did not keep', async () => {
    const run = { folder: join(folder, 'planted'), kills: 1, seed: 1, planted: 'forgetCommit:3' };
    // A writer may see it first, when an event that it sends again is taken as new.
    const found = await runKills(run).then(
      ({ violations }) => violations.map(({ kind }) => kind).join(),
      (error: unknown) => String(error),
    );
    expect(found).toMatch(/lost|were accepted where only/);
  }, 180_000);
});
