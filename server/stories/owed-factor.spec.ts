import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import type { Problem } from '#contract/page.ts';
import type { SecondFactorSecret } from '#contract/second-factor.ts';
import type { Me } from '#contract/session-view.ts';
import { TestClients } from '../testing/test-clients.ts';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

describe('a second factor that a role has to have', () => {
  let folder: string;
  let server: TestServer;
  let cookie: string;
  let other: string;
  const clients = new TestClients();

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-owed-'));
    const keyFile = join(folder, 'some.key');
    server = await startTestServer('/nowhere', { keyFile, secondFactorRoles: ['auditor'] });
    cookie = await server.signIn('auditor');
    other = await server.signIn('supervisor');
  });

  afterEach(async () => {
    clients.close();
    await server.close();
    rmSync(folder, { recursive: true });
    expect(server.failures).toEqual([]);
  });

  async function ask(as: string, method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: {
        cookie: as,
        'x-requested-with': 'mingjian',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async function codeOf(as: string, path: string): Promise<string> {
    const answer = await ask(as, 'GET', path);
    const text = await answer.text();
    return answer.ok ? 'open' : (JSON.parse(text) as Problem).code;
  }

  async function meOf(as: string): Promise<Me> {
    return (await (await ask(as, 'GET', '/me')).json()) as Me;
  }

  const live = async (as: string): Promise<string> =>
    clients.outcome(clients.open(server.url, '/live', { cookie: as, origin: server.url }));

  /** Sets one up; answers its secret. */
  async function setUp(): Promise<string> {
    const started = await ask(cookie, 'POST', '/me/second-factor');
    const { secret } = (await started.json()) as SecondFactorSecret;
    const code = generateSync({ secret });
    expect((await ask(cookie, 'POST', '/me/second-factor/confirm', { code })).status).toBe(200);
    return secret;
  }

  it('opens nothing but setting one up before it is on', async () => {
    for (const path of ['/cases', '/alarms', '/regions', '/me/sessions', '/audit']) {
      expect(await codeOf(cookie, path))
        .withContext(path)
        .toBe('session/secondFactorOwed');
    }
    expect(await live(cookie)).toBe('session/secondFactorOwed');
    const me = await meOf(cookie);
    expect([me.owesSecondFactor, me.pages]).toEqual([true, []]);
    await setUp();
    expect(await codeOf(cookie, '/me/sessions')).toBe('open');
    const later = await meOf(cookie);
    expect(later.owesSecondFactor).toBeFalse();
    expect(later.pages).toContain('audit');
    expect(await live(cookie)).toBe('connected');
  });

  it('is asked of nobody else', async () => {
    expect(await codeOf(other, '/me/sessions')).toBe('open');
    expect((await meOf(other)).owesSecondFactor).toBeFalse();
    expect(await live(other)).toBe('connected');
  });

  it('is owed again by whoever gives it up, and his sockets are closed', async () => {
    const secret = await setUp();
    const socket = clients.open(server.url, '/live', { cookie, origin: server.url });
    expect(await clients.outcome(socket)).toBe('connected');
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    server.passMs(60_000);
    const code = generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 60 });
    expect((await ask(cookie, 'POST', '/me/second-factor/disable', { code })).ok).toBeTrue();
    await gone;
    expect(await codeOf(cookie, '/me/sessions')).toBe('session/secondFactorOwed');
  });
});
