import type { Problem } from '#contract/page.ts';
import { TestClients } from '../testing/test-clients.ts';
import { KEY, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

const PUBLIC = 'https://mingjian.example';

interface Sender {
  readonly why: string;
  readonly origin: (own: string) => string | undefined;
  /** With the session's cookie; without one, a missing origin is a program's. */
  readonly cookie: boolean;
  readonly allowed: boolean;
}

const SENDERS: readonly Sender[] = [
  { why: 'no origin and no cookie', origin: () => undefined, cookie: false, allowed: true },
  { why: 'a cookie and no origin', origin: () => undefined, cookie: true, allowed: false },
  ...[true, false].flatMap((cookie): readonly Sender[] => {
    const of = cookie ? ' with a cookie' : '';
    return [
      { why: `the own origin${of}`, origin: (own) => own, cookie, allowed: true },
      { why: `origin null${of}`, origin: () => 'null', cookie, allowed: false },
      { why: `another site${of}`, origin: () => 'https://evil.example', cookie, allowed: false },
      {
        why: `a sub-domain${of}`,
        origin: (own) => own.replace('://', '://evil.'),
        cookie,
        allowed: false,
      },
      {
        why: `a name that begins with ours${of}`,
        origin: (own) => `${own}.evil.example`,
        cookie,
        allowed: false,
      },
      {
        why: `another port${of}`,
        origin: (own) => `${own.replace(/:\d+$/, '')}:1`,
        cookie,
        allowed: false,
      },
      {
        why: `letters that look alike${of}`,
        origin: (own) => own.replace('://', '://xn--'),
        cookie,
        allowed: false,
      },
      {
        why: `capital letters${of}`,
        origin: (own) => own.replace('http', 'HTTP'),
        cookie,
        allowed: false,
      },
      { why: `a path behind ours${of}`, origin: (own) => `${own}/`, cookie, allowed: false },
    ];
  }),
];

for (const setting of [undefined, PUBLIC]) {
  describe(`origins ${setting === undefined ? 'of the host that is asked' : 'of the setting'}`, () => {
    let server: TestServer;
    let cookie: string;
    let own: string;
    const clients = new TestClients();

    beforeAll(async () => {
      server = await startTestServer('/nowhere', { origin: setting });
      cookie = await server.signIn('supervisor');
      own = setting ?? server.url;
    });

    afterEach(() => {
      clients.close();
    });

    afterAll(() => server.close());

    function headersOf(sender: Sender): Readonly<Record<string, string>> {
      const origin = sender.origin(own);
      return {
        ...(origin === undefined ? {} : { origin }),
        ...(sender.cookie ? { cookie } : {}),
      };
    }

    for (const sender of SENDERS) {
      for (const transport of ['polling', 'websocket']) {
        it(`${sender.allowed ? 'let' : 'do not let'} ${sender.why} to /ingest by ${transport}`, async () => {
          const more = { auth: { key: KEY }, transports: [transport] };
          const socket = clients.open(server.url, '/ingest', headersOf(sender), more);
          expect((await clients.outcome(socket)) === 'connected').toBe(sender.allowed);
        });

        it(`${sender.allowed && sender.cookie ? 'let' : 'do not let'} ${sender.why} to /live by ${transport}`, async () => {
          const socket = clients.open(server.url, '/live', headersOf(sender), {
            transports: [transport],
          });
          const outcome = await clients.outcome(socket);
          expect(outcome === 'connected').toBe(sender.allowed && sender.cookie);
          // Whoever may come in by origin is then asked who it is.
          if (sender.allowed && !sender.cookie) expect(outcome).toBe('session/required');
        });
      }
    }

    // A program that holds a session names no origin over HTTP, and needs the header besides.
    for (const sender of SENDERS.filter(({ cookie: with_ }) => with_)) {
      const allowed = sender.allowed || sender.why === 'a cookie and no origin';
      for (const [method, path] of [
        ['GET', '/me'],
        ['POST', '/cards/none/acknowledge'],
        ['DELETE', '/session'],
      ] as const) {
        it(`${allowed ? 'let' : 'do not let'} ${sender.why} ask ${method} ${path}`, async () => {
          const mine = method === 'DELETE' ? await server.signIn('leader') : cookie;
          const answer = await fetch(`${server.url}/api/v1${path}`, {
            method,
            headers: { ...headersOf(sender), cookie: mine, 'x-requested-with': 'mingjian' },
          });
          const text = await answer.text();
          const code = answer.ok ? 'done' : (JSON.parse(text) as Problem).code;
          expect(code === 'request/foreignOrigin').toBe(!allowed);
        });
      }
    }

    it('let no page sign a visitor in that is not of this site', async () => {
      for (const headers of [
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'cross-site' },
      ]) {
        const answer = await fetch(`${server.url}/api/v1/session`, {
          method: 'POST',
          headers: {
            ...headers,
            'x-requested-with': 'mingjian',
            'content-type': 'application/json',
          },
          body: '{"name":"supervisor-370000","password":"correct horse"}',
        });
        expect(answer.status).toBe(403);
        expect(answer.headers.get('set-cookie')).toBeNull();
        expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      }
    });
  });
}

describe('cookies behind a proxy', () => {
  let server: TestServer;

  afterEach(() => server.close());

  for (const { why, setting, proto, secure } of [
    { why: 'plain', setting: undefined, proto: undefined, secure: false },
    {
      why: 'that a proxy here says came by https',
      setting: undefined,
      proto: 'https',
      secure: true,
    },
    { why: 'of a set origin of https', setting: PUBLIC, proto: undefined, secure: true },
    {
      why: 'of a set origin of http, whatever is forwarded',
      setting: 'http://mingjian.example',
      proto: 'https',
      secure: false,
    },
  ]) {
    it(`are ${secure ? 'Secure and __Host-' : 'plain'} for a request ${why}`, async () => {
      server = await startTestServer('/nowhere', { origin: setting });
      await server.signIn('leader');
      const answer = await fetch(`${server.url}/api/v1/session`, {
        method: 'POST',
        headers: {
          ...(proto === undefined ? {} : { 'x-forwarded-proto': proto }),
          'x-requested-with': 'mingjian',
          'content-type': 'application/json',
        },
        body: '{"name":"leader-370000","password":"correct horse"}',
      });
      const cookie = answer.headers.get('set-cookie') ?? '';
      expect(/^__Host-mingjian=.*; Secure$/.test(cookie)).toBe(secure);
      expect(cookie.startsWith('mingjian=')).toBe(!secure);
    });
  }
});
