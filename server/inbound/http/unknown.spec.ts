import { connect } from 'node:net';
import type { Problem } from '#contract/page.ts';
import { startTestServer } from '../../testing/test-server.ts';
import type { TestServer } from '../../testing/test-server.ts';

describe('addresses and methods over HTTP', () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
  });

  afterAll(() => server.close());

  const refused: readonly { why: string; method: string; path: string; code: string }[] = [
    { why: 'an unknown address', method: 'GET', path: '/api/v1/nothing', code: 'route/notFound' },
    { why: 'horoscopes', method: 'GET', path: '/api/v1/horoscopes', code: 'route/notFound' },
    { why: 'the root without an application', method: 'GET', path: '/', code: 'app/notBuilt' },
    {
      why: 'another method',
      method: 'PUT',
      path: '/api/v1/cards',
      code: 'route/methodNotAllowed',
    },
    {
      why: 'reading what is only written',
      method: 'GET',
      path: '/api/v1/events',
      code: 'route/methodNotAllowed',
    },
    {
      why: 'an address that does not decode',
      method: 'GET',
      path: '/api/v1/cases/%E0%A4%A',
      code: 'request/malformed',
    },
  ];

  for (const { why, method, path, code } of refused) {
    it(`answers ${why} with ${code}`, async () => {
      const answer = await fetch(server.url + path, { method });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(((await answer.json()) as Problem).code).toBe(code);
    });
  }

  it('tells a browser that the application is not built', async () => {
    const answer = await fetch(`${server.url}/cards`, { headers: { accept: 'text/html' } });
    expect(answer.status).toBe(503);
    expect(((await answer.json()) as Problem).code).toBe('app/notBuilt');
  });

  it('tells the allowed methods with 405 and to OPTIONS', async () => {
    const put = await fetch(`${server.url}/api/v1/session`, { method: 'PUT' });
    expect(put.headers.get('allow')).toBe('POST, DELETE, OPTIONS');
    const options = await fetch(`${server.url}/api/v1/cards`, { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it('answers HEAD as GET without a body', async () => {
    const answer = await fetch(`${server.url}/healthz`, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('');
  });

  it('answers readiness with clock, store and sweep, at the root and below the prefix', async () => {
    for (const path of ['/readyz', '/api/v1/readyz']) {
      const answer = await fetch(server.url + path);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({
        ready: true,
        clock: {
          ...{ now: '2026-10-08T09:00:00+08:00', test: false, speed: 1 },
          ...{ offSeconds: 0, aheadSeconds: 0 },
        },
        store: { ok: true, dataVersion: 0, trouble: null },
        sweptTo: '2026-10-08T09:00:00+08:00',
        sweepLagSeconds: 0,
      });
    }
  });

  it('gives metrics in Prometheus text', async () => {
    const answer = await fetch(`${server.url}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(await answer.text()).toContain('mingjian_events_stored_total 0\n');
  });

  it('sends the headers that keep a browser from loading or framing anything', async () => {
    const { headers } = await fetch(`${server.url}/api/v1/config`);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('answers bytes that are not HTTP with 400 and closes', async () => {
    const port = Number(new URL(server.url).port);
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('\u0000\u0001 nonsense\r\n\r\n'),
      );
      let heard = '';
      socket.on('data', (bytes) => (heard += bytes.toString()));
      socket.on('close', () => {
        resolve(heard);
      });
      socket.on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text).toContain('request/malformed');
  });
});
