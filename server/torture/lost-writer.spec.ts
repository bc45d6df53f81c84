import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Crew } from './crew.ts';
import { examine } from './examine.ts';
import { History } from './history.ts';
import { TortureServer } from './torture-server.ts';
import { until } from './until.ts';

describe('a server whose writer ends by itself', () => {
  it('stops, so that a supervisor starts it again, and has lost nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingjian-lost-'));
    const server = await TortureServer.prepare({ MINGJIAN_DATA_DIR: join(folder, 'data') });
    server.addSupervisor('torture');
    const key = server.addSource('torture', 'urn:torture');
    const history = new History(join(folder, 'history.ndjson'));
    const crew = new Crew(server.url, key, 1, history);
    try {
      await server.start({ dieAt: 'endThread:60' });
      await until('the process has ended', () => server.pid === undefined, 40_000);
      expect(server.complaints.join('\n')).toContain('(platform/closed)');
      await server.start();
      await crew.hears(20);
      await crew.stop();
      const { violations, difference } = await examine(server, history, folder);
      expect([violations, difference]).toEqual([[], 0]);
    } finally {
      await crew.stop();
      history.close();
      server.kill();
      await server.gone();
      await rm(folder, { recursive: true });
    }
  }, 240_000);
});
