import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOW_TO_GET_POSTGRES, hasPostgres } from '../testing/postgres-server.ts';
import { runKills } from './kill-run.ts';
import { PostgresCluster } from './postgres-cluster.ts';

describe('a server on PostgreSQL that is killed again and again, and the postmaster with it', () => {
  it('loses nothing that it acknowledged and keeps nothing twice', async () => {
    if (!hasPostgres()) {
      pending(HOW_TO_GET_POSTGRES);
      return;
    }
    const folder = await mkdtemp(join(tmpdir(), 'mingjian-kills-'));
    const cluster = await PostgresCluster.make();
    const seed = Date.now() % 1_000_000;
    try {
      const run = { folder: join(folder, 'run'), kills: 1000, mostMs: 40_000, seed, cluster };
      const report = await runKills(run);
      expect(report.violations).withContext(`seed ${seed}`).toEqual([]);
      expect([report.difference, report.exportFaults]).toEqual([0, 0]);
      expect(report.acknowledged).toBeGreaterThan(50);
    } finally {
      await cluster.remove();
      await rm(folder, { recursive: true });
    }
  }, 240_000);
});
