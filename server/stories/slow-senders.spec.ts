import { once } from 'node:events';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { httpServer } from '../inbound/http/http-server.ts';
import { SecondFactors } from '../inbound/sign-in/second-factors.ts';
import { Sessions } from '../inbound/sign-in/sessions.ts';
import { SourceKeys } from '../inbound/sign-in/source-keys.ts';
import { FakePlatform } from '../testing/fake-platform.ts';
import { openSeal } from '../testing/open-seal.ts';
import { routesOf } from '../testing/routes-of.ts';

const HALF_OPEN = 200;

describe('senders that never finish', () => {
  let app: FastifyInstance;
  const sockets: Socket[] = [];

  beforeEach(async () => {
    const { platform } = new FakePlatform();
    app = await httpServer({
      routes: routesOf(),
      refusals: platform,
      sessions: new Sessions(platform, new SecondFactors(platform, openSeal, Date.now), Date.now),
      sourceKeys: new SourceKeys(platform, Date.now),
      onFailure: () => undefined,
    });
  });

  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await app.close();
  });

  /** Opens connections that send a text and no more; answers what each got until it was closed. */
  async function halfOpen(text: string): Promise<readonly { readonly closed: Promise<string> }[]> {
    await app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = app.server.address() as AddressInfo;
    const opened = Array.from({ length: HALF_OPEN }, () => {
      const socket = connect(port, '127.0.0.1', () => socket.write(text));
      sockets.push(socket);
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('error', () => undefined);
      const closed = new Promise<string>((resolve) => {
        socket.on('close', () => {
          resolve(answer);
        });
      });
      return { closed, connected: once(socket, 'connect') };
    });
    await Promise.all(opened.map(({ connected }) => connected));
    return opened;
  }

  async function health(): Promise<number> {
    const { port } = app.server.address() as AddressInfo;
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).status;
  }

  it('have 15 s for their headers and 30 s for all of it', () => {
    expect(app.server.headersTimeout).toBe(15_000);
    expect(app.server.requestTimeout).toBe(30_000);
  });

  for (const { what, text } of [
    { what: 'their headers', text: 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ' },
    {
      what: 'their body',
      text: 'POST /api/v1/session HTTP/1.1\r\nHost: x\r\nX-Requested-With: mingjian\r\nContent-Length: 1000\r\n\r\n{',
    },
  ]) {
    it(`are cut off, ${HALF_OPEN} of them, at ${what}, while others are answered`, async () => {
      app.server.headersTimeout = 500;
      app.server.requestTimeout = 1000;
      const opened = await halfOpen(text);
      expect(await health()).toBe(200);
      const answers = await Promise.all(opened.map(({ closed }) => closed));
      expect(new Set(answers.map((answer) => answer.split('\r\n')[0]))).toEqual(
        new Set(['HTTP/1.1 408 Request Timeout']),
      );
      expect(await health()).toBe(200);
    }, 20_000);
  }
});
