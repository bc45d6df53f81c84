import type { Me } from '#contract/session-view.ts';
import type { Problem } from '#contract/page.ts';
import { PASSWORD, startTestServer } from '../../../testing/test-server.ts';
import type { TestServer } from '../../../testing/test-server.ts';

const OWN_PAGE = { 'x-requested-with': 'mingjian' };

describe('sessions over HTTP', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer();
  });

  afterEach(() => server.close());

  function signIn(
    body: unknown,
    headers: Readonly<Record<string, string>> = OWN_PAGE,
  ): Promise<Response> {
    return fetch(`${server.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  function me(cookie: string): Promise<Response> {
    return fetch(`${server.url}/api/v1/me`, { headers: { cookie } });
  }

  async function codeOf(answer: Response): Promise<string> {
    return ((await answer.json()) as Problem).code;
  }

  it('answers who is signed in and sets an HttpOnly, SameSite=Strict cookie', async () => {
    await server.signIn('supervisor', '370100');
    const answer = await signIn({ name: 'supervisor-370100', password: PASSWORD });
    expect(answer.status).toBe(200);
    const { name, role, regionCode, pages } = (await answer.json()) as Me;
    expect({ name, role, regionCode }).toEqual({
      name: 'supervisor-370100',
      role: 'supervisor',
      regionCode: '370100',
    });
    expect(pages).toContain('cards');
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^mingjian=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await me(cookie.split(';')[0] ?? '')).status).toBe(200);
  });

  it('sets a __Host- cookie that is Secure on https', async () => {
    await server.signIn('leader');
    const answer = await signIn(
      { name: 'leader-370000', password: PASSWORD },
      { ...OWN_PAGE, 'x-forwarded-proto': 'https' },
    );
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^__Host-mingjian=.*; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
    expect((await me(cookie.split(';')[0] ?? '')).status).toBe(200);
  });

  it('keeps only a hash of the id', async () => {
    const cookie = await server.signIn('leader');
    const id = cookie.split('=')[1] ?? '';
    expect(id.length).toBe(43);
    expect([...server.fake.sessions.keys()].join()).not.toContain(id);
  });

  it('refuses a wrong password and an unknown name alike', async () => {
    await server.signIn('leader');
    const wrong = await signIn({ name: 'leader-370000', password: 'wrong' });
    const unknown = await signIn({ name: 'nobody', password: 'wrong' });
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(await wrong.text()).toBe(await unknown.text());
  });

  it('refuses a disabled account, also with a session from before', async () => {
    const cookie = await server.signIn('leader');
    const account = server.fake.accounts.get('leader-370000');
    if (account === undefined) throw new Error('the account is gone');
    server.fake.accounts.set(account.name, { ...account, disabled: true });
    expect(await codeOf(await me(cookie))).toBe('session/required');
    const again = await signIn({ name: account.name, password: PASSWORD });
    expect(await codeOf(again)).toBe('session/refused');
  });

  it('makes a guesser wait longer each time and forgets it when he waits', async () => {
    await server.signIn('leader');
    const guess = () => signIn({ name: 'leader-370000', password: 'wrong' });
    for (let count = 0; count < 5; count += 1) expect((await guess()).status).toBe(401);
    const sixth = await guess();
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get('retry-after'))).toBe(1);
    server.passMs(1000);
    expect((await guess()).status).toBe(401);
    expect(Number((await guess()).headers.get('retry-after'))).toBe(2);
    server.passMs(2000);
    const right = await signIn({ name: 'leader-370000', password: PASSWORD });
    expect(right.status).toBe(200);
  });

  it('makes a network wait that guesses at many names, but nobody who got in from there before', async () => {
    await server.signIn('leader');
    await server.signIn('supervisor');
    const from = (address: string) => ({ ...OWN_PAGE, 'x-forwarded-for': address });
    const right = (name: string, address: string) =>
      signIn({ name, password: PASSWORD }, from(address));
    expect((await right('leader-370000', '198.51.100.7')).status).toBe(200);
    for (let count = 0; count < 100; count += 1) {
      const guess = { name: `n${count}`, password: 'x' };
      expect((await signIn(guess, from(`198.51.100.${count}`))).status).toBe(401);
    }
    const stranger = await right('supervisor-370000', '198.51.100.200');
    expect(stranger.status).toBe(429);
    expect(stranger.headers.get('retry-after')).toBe('1');
    expect((await right('leader-370000', '198.51.100.7')).status).toBe(200);
    expect((await right('supervisor-370000', '198.51.101.200')).status).toBe(200);
    server.passMs(1000);
    expect((await right('supervisor-370000', '198.51.100.200')).status).toBe(200);
  }, 60_000);

  it('turns sign-ins away when too many wait to be verified', async () => {
    await server.signIn('leader');
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_each, index) => signIn({ name: `n${index}`, password: 'x' })),
    );
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    expect(busy[0]?.headers.get('retry-after')).toBe('1');
    expect(answers.filter(({ status }) => status === 401).length).toBeGreaterThanOrEqual(52);
  }, 60_000);

  it('needs the header of the own page to sign in and out', async () => {
    const cookie = await server.signIn('leader');
    const plain = await signIn({ name: 'leader-370000', password: PASSWORD }, {});
    expect(plain.status).toBe(403);
    expect(await codeOf(plain)).toBe('request/notMingjian');
    const out = await fetch(`${server.url}/api/v1/session`, {
      method: 'DELETE',
      headers: { cookie },
    });
    expect(out.status).toBe(403);
    expect((await me(cookie)).status).toBe(200);
  });

  it('ends at sign-out', async () => {
    const cookie = await server.signIn('leader');
    const out = await fetch(`${server.url}/api/v1/session`, {
      method: 'DELETE',
      headers: { cookie, ...OWN_PAGE },
    });
    expect(out.status).toBe(204);
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await me(cookie)).status).toBe(401);
  });

  it('ends after 30 idle minutes, and lives on while it is used', async () => {
    const cookie = await server.signIn('leader');
    server.passMs(29 * 60_000);
    expect((await me(cookie)).status).toBe(200);
    server.passMs(29 * 60_000);
    expect((await me(cookie)).status).toBe(200);
    server.passMs(30 * 60_000);
    expect((await me(cookie)).status).toBe(401);
  });

  it('ends after 12 hours however much it is used', async () => {
    const cookie = await server.signIn('leader');
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      server.passMs(20 * 60_000);
      expect((await me(cookie)).status).toBe(200);
    }
    server.passMs(20 * 60_000);
    expect((await me(cookie)).status).toBe(401);
  });

  it('names the field that is missing', async () => {
    const answer = await signIn({ name: 'leader-370000' });
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as Problem).path).toBe('password');
  });
});
