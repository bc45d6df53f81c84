import { TestClients } from '../testing/test-clients.ts';
import { KEY, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

type Headers = Readonly<Record<string, string>>;

describe('doors of the socket namespaces', () => {
  let server: TestServer;
  const clients = new TestClients();

  beforeEach(async () => {
    server = await startTestServer();
  });

  afterEach(async () => {
    clients.close();
    await server.close();
  });

  const doors: readonly {
    why: string;
    headers: (cookie: string) => Headers;
    open: boolean;
  }[] = [
    { why: 'the own origin', headers: (cookie) => ({ cookie, origin: server.url }), open: true },
    { why: 'no cookie', headers: () => ({ origin: server.url }), open: false },
    { why: 'a cookie without origin', headers: (cookie) => ({ cookie }), open: false },
    {
      why: 'another host',
      headers: (cookie) => ({ cookie, origin: 'http://example.org' }),
      open: false,
    },
    {
      why: 'another port',
      headers: (cookie) => ({ cookie, origin: 'http://127.0.0.1:1' }),
      open: false,
    },
    { why: 'origin null', headers: (cookie) => ({ cookie, origin: 'null' }), open: false },
    {
      why: 'a made-up session',
      headers: () => ({ cookie: 'mingjian=abc', origin: server.url }),
      open: false,
    },
  ];

  for (const { why, headers, open: opens } of doors) {
    for (const transport of ['websocket', 'polling']) {
      it(`${opens ? 'lets in' : 'refuses'} ${why} by ${transport}`, async () => {
        const cookie = await server.signIn('supervisor');
        const socket = clients.open(server.url, '/live', headers(cookie), {
          transports: [transport],
        });
        const got = await clients.outcome(socket);
        expect(got === 'connected').toBe(opens);
      });
    }
  }

  it('takes events on /ingest with a key and without an origin', async () => {
    const socket = clients.open(server.url, '/ingest', {}, { auth: { key: KEY } });
    expect(await clients.outcome(socket)).toBe('connected');
    const events = Array.from({ length: 500 }, (_each, id) => ({ id, note: 'x'.repeat(2000) }));
    expect(await socket.emitWithAck('events', events)).toEqual({
      accepted: 500,
      duplicate: 0,
      rejected: [],
    });
    const refused = (await socket.emitWithAck('events', { no: 'array' })) as { code: string };
    expect(refused.code).toBe('request/malformed');
  });

  it('refuses /ingest without a known key', async () => {
    expect(
      await clients.outcome(clients.open(server.url, '/ingest', {}, { auth: { key: 'nobody' } })),
    ).toBe('source/keyMissing');
    expect(await clients.outcome(clients.open(server.url, '/ingest', {}))).toBe(
      'source/keyMissing',
    );
  });
});
