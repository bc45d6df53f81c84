import type { Socket } from 'socket.io-client';
import type { WatchAnswer } from '#contract/live.ts';
import { TestClients } from '../testing/test-clients.ts';
import { KEY, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

const CALLER = { 'x-forwarded-for': '198.51.100.7' };

describe('limits of sockets', () => {
  let server: TestServer;
  const clients = new TestClients();

  beforeEach(async () => {
    server = await startTestServer();
  });

  afterEach(async () => {
    clients.close();
    await server.close();
    expect(server.failures).toEqual([]);
  });

  async function liveSocket(cookie: string): Promise<Socket> {
    const socket = clients.open(server.url, '/live', { cookie, origin: server.url });
    expect(await clients.outcome(socket)).toBe('connected');
    return socket;
  }

  function ingestSocket(headers: Readonly<Record<string, string>> = {}): Socket {
    return clients.open(server.url, '/ingest', headers, { auth: { key: KEY } });
  }

  async function outcomes(sockets: readonly Socket[]): Promise<readonly string[]> {
    return Promise.all(sockets.map((socket) => clients.outcome(socket)));
  }

  /** What the server answers, or that it has hung up. */
  function ask(socket: Socket, ...sent: readonly [string, ...unknown[]]): Promise<unknown> {
    return socket.emitWithAck(...sent).catch(() => 'hung up');
  }

  it('lets an account hold twenty, one after the other or at once, and again when one goes', async () => {
    const cookie = await server.signIn('supervisor');
    const headers = { cookie, origin: server.url };
    const first = await liveSocket(cookie);
    for (let count = 2; count <= 19; count += 1) await liveSocket(cookie);
    await liveSocket(cookie);
    expect(await clients.outcome(clients.open(server.url, '/live', headers))).toBe(
      'request/tooMany',
    );
    const another = await server.signIn('leader');
    await liveSocket(another);
    first.disconnect();
    const next = async (): Promise<string> => {
      const outcome = await clients.outcome(clients.open(server.url, '/live', headers));
      return outcome === 'request/tooMany' ? next() : outcome;
    };
    expect(await next()).toBe('connected');
  });

  it('lets an account hold twenty of two thousand that come at once', async () => {
    const cookie = await server.signIn('supervisor');
    const headers = { cookie, origin: server.url };
    const opened = Array.from({ length: 200 }, () => clients.open(server.url, '/live', headers));
    await outcomes(opened);
    const watching = await Promise.all(
      opened
        .filter((socket) => socket.connected)
        .map((socket) =>
          socket
            .timeout(2000)
            .emitWithAck('watch', { topic: 'cards' }, null)
            .then(
              () => true,
              () => false,
            ),
        ),
    );
    expect(watching.filter((each) => each).length).toBe(20);
  }, 30_000);

  it('lets an address hold two hundred, and another one as many', async () => {
    const opened = Array.from({ length: 199 }, () => ingestSocket(CALLER));
    expect(new Set(await outcomes(opened))).toEqual(new Set(['connected']));
    expect(await outcomes([ingestSocket(CALLER)])).toEqual(['connected']);
    const [beyond] = await outcomes([ingestSocket(CALLER)]);
    expect(beyond).not.toBe('connected');
    const elsewhere = clients.open(server.url, '/live', {
      'x-forwarded-for': '198.51.100.8',
      origin: server.url,
    });
    expect(await clients.outcome(elsewhere)).toBe('session/required');
  }, 30_000);

  for (const bytes of [64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 100 * 64 * 1024]) {
    const fits = bytes <= 64 * 1024;
    it(`${fits ? 'reads' : 'hangs up at'} a message of ${bytes} bytes on /live`, async () => {
      const socket = await liveSocket(await server.signIn('supervisor'));
      // 2/live,0["watch","…",null] around the text.
      const text = 'x'.repeat(bytes - '2/live,0["watch","",null]'.length);
      const answer = await ask(socket, 'watch', text, null);
      expect(answer).toEqual(fits ? { ok: false, code: 'request/invalid' } : 'hung up');
    });
  }

  it('counts bytes on /live, not characters', async () => {
    const socket = await liveSocket(await server.signIn('supervisor'));
    expect(await ask(socket, 'watch', '政'.repeat(30_000), null)).toBe('hung up');
  });

  it('takes no bytes on /live', async () => {
    const socket = await liveSocket(await server.signIn('supervisor'));
    expect(await ask(socket, 'watch', { topic: Buffer.from('cards') }, null)).toBe('hung up');
  });

  for (const { bytes, taken } of [
    { bytes: 999_999, taken: true },
    { bytes: 1_000_000, taken: true },
    { bytes: 2_000_001, taken: false },
    { bytes: 20_000_000, taken: false },
  ]) {
    it(`${taken ? 'takes' : 'hangs up at'} a message of ${bytes} bytes on /ingest`, async () => {
      const socket = ingestSocket();
      expect(await clients.outcome(socket)).toBe('connected');
      const note = 'x'.repeat(bytes - '42/ingest,0["events",[{"note":""}]]'.length);
      const answer = await ask(socket, 'events', [{ note }]);
      expect(answer).toEqual(taken ? jasmine.objectContaining({ accepted: 1 }) : 'hung up');
    });
  }

  for (const { events, code } of [
    { events: 1999, code: undefined },
    { events: 2000, code: undefined },
    { events: 2001, code: 'request/tooLarge' },
    { events: 200_000, code: 'request/tooLarge' },
  ]) {
    it(`answers ${events} events of a message with ${code ?? 'a receipt'} on /ingest`, async () => {
      const socket = ingestSocket();
      await clients.outcome(socket);
      const sent = Array.from({ length: events }, () => ({}));
      const answer = (await socket.emitWithAck('events', sent)) as { readonly code?: string };
      expect(answer.code).toBe(code);
    });
  }

  for (const { attachments, taken } of [
    { attachments: 9, taken: true },
    { attachments: 10, taken: true },
    { attachments: 11, taken: false },
    { attachments: 1000, taken: false },
  ]) {
    it(`${taken ? 'answers' : 'hangs up at'} a message with ${attachments} attachments`, async () => {
      const socket = ingestSocket();
      await clients.outcome(socket);
      const sent = Array.from({ length: attachments }, () => Buffer.from('x'));
      const answer = await ask(socket, 'events', sent);
      expect(answer === 'hung up').toBe(!taken);
    });
  }

  for (const { rows, ok } of [
    { rows: 499, ok: true },
    { rows: 500, ok: true },
    { rows: 501, ok: false },
    { rows: 50_000, ok: false },
  ]) {
    it(`${ok ? 'watches' : 'refuses'} a window of ${rows} rows`, async () => {
      const socket = await liveSocket(await server.signIn('supervisor'));
      const request = { topic: 'cards', window: { from: 0, to: rows } };
      const answer = (await socket.emitWithAck('watch', request, null)) as WatchAnswer;
      expect(answer.ok).toBe(ok);
    });
  }

  for (const { length, ok } of [
    { length: 199, ok: true },
    { length: 200, ok: true },
    { length: 201, ok: false },
    { length: 20_000, ok: false },
  ]) {
    it(`${ok ? 'takes' : 'refuses'} a text of ${length} characters to filter by`, async () => {
      const socket = await liveSocket(await server.signIn('supervisor'));
      const request = { topic: 'cards', filter: { text: 'x'.repeat(length) } };
      const answer = (await socket.emitWithAck('watch', request, null)) as WatchAnswer;
      expect(answer.ok).toBe(ok);
    });
  }
});
