import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDeafReaders } from './deaf-readers.ts';

describe('connections that never read', () => {
  it('are cut off, while the others get their cards', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingjian-deaf-'));
    try {
      const run = { bursts: 25, cards: 300, patienceMs: 40_000 };
      // A view that missed a card would end the run; the figures are for the command.
      const { cutOff, deaf } = await runDeafReaders(join(folder, 'data'), 12, run);
      expect(cutOff).toBe(deaf);
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 180_000);
});
