import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runFuzz } from './fuzz-run.ts';

describe('inputs that nobody should send, by every way in', () => {
  it('never make the server fail, stall, or differ from what it recomputes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingjian-fuzz-'));
    const seed = Math.floor(Math.random() * 1e6);
    try {
      const report = await runFuzz({ seconds: 8, seed, folder: join(folder, 'run') });
      expect(report.faults).withContext(`seed ${seed}`).toEqual([]);
      expect(report.watch.unhandled).withContext(`seed ${seed}`).toEqual([]);
      expect(report.difference).withContext(`seed ${seed}`).toBe(0);
      expect(Object.keys(report.answers).length).toBe(8);
      expect(report.inputs).toBeGreaterThan(200);
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 240_000);
});
