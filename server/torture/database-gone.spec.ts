import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOW_TO_GET_POSTGRES, hasPostgres } from '../testing/postgres-server.ts';
import { PostgresCluster } from './postgres-cluster.ts';
import { TortureServer } from './torture-server.ts';
import { until } from './until.ts';

describe('a server whose database is gone', () => {
  it('refuses with 503 and when to come again, and serves again when the database is back', async () => {
    if (!hasPostgres()) {
      pending(HOW_TO_GET_POSTGRES);
      return;
    }
    const folder = await mkdtemp(join(tmpdir(), 'mingjian-gone-'));
    const cluster = await PostgresCluster.make();
    const server = await TortureServer.prepare({
      MINGJIAN_DATA_DIR: folder,
      MINGJIAN_DATABASE_URL: cluster.url,
    });
    try {
      server.addSupervisor('torture');
      const key = server.addSource('torture', 'urn:torture');
      await server.start();
      const cookie = await server.signIn('torture');
      const { pid } = server;
      const push = (): Promise<Response> =>
        fetch(`${server.url}/api/v1/events`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${key}`,
            'content-type': 'application/cloudevents+json',
          },
          body: JSON.stringify(EVENT),
        });
      const read = (path: string): Promise<Response> =>
        fetch(`${server.url}/api/v1${path}`, { headers: { cookie } });
      expect((await push()).status).toBe(200);

      await cluster.kill();
      const answers = [await push(), await read('/cases'), await read('/cases/G-1')];
      for (const answer of answers) {
        expect(answer.status).toBe(503);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
        expect(((await answer.json()) as { code: string }).code).toMatch(/^store\//);
      }
      await until(
        'readyz says so',
        async () => (await fetch(`${server.url}/readyz`)).status === 503,
      );
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);

      await cluster.start();
      await until('events are taken', async () => (await push()).status === 200, 40_000);
      await until('cases are read', async () => (await read('/cases/G-1')).status === 200);
      await until('it is ready', async () => (await fetch(`${server.url}/readyz`)).ok, 40_000);
      expect(server.pid).toBe(pid);
    } finally {
      server.kill();
      await server.gone();
      await cluster.remove();
      await rm(folder, { recursive: true });
    }
  }, 240_000);
});

const EVENT = {
  specversion: '1.0',
  id: 'g1',
  source: 'urn:torture:gone',
  type: 'case.accepted',
  subject: 'G-1',
  time: '2026-03-02T10:00:00+08:00',
  data: { itemCode: 'i', regionCode: '370102', departmentCode: 'd' },
};
