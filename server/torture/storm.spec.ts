import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStorm } from './storm.ts';

describe('live views whose connections all break at once', () => {
  it('come back and are the server’s lists, after a cut and after a kill', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingjian-storm-'));
    try {
      const { sockets, wrong } = await runStorm(join(folder, 'data'), 80);
      expect([sockets, wrong]).toEqual([80, 0]);
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 180_000);
});
