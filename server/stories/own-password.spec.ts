import type { Problem } from '#contract/page.ts';
import { PASSWORD, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

const NAME = 'supervisor-370000';
const NEXT = 'Tz7-kumquat-lamp';

describe('the own password', () => {
  let server: TestServer;
  let cookie: string;

  beforeEach(async () => {
    server = await startTestServer();
    cookie = await server.signIn('supervisor');
  });

  afterEach(async () => {
    await server.close();
    expect(server.failures).toEqual([]);
  });

  async function ask(method: string, path: string, body?: object, as = cookie): Promise<string> {
    const answer = await fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: {
        cookie: as,
        'x-requested-with': 'mingjian',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return answer.ok ? 'done' : (JSON.parse(text) as Problem).code;
  }

  const change = (current: string, password: string): Promise<string> =>
    ask('POST', '/me/password', { current, password });
  const signIn = (password: string): Promise<string> =>
    ask('POST', '/session', { name: NAME, password }, '');

  it('is changed by the present one, and lets in alone from then on', async () => {
    expect(await change(PASSWORD, NEXT)).toBe('done');
    expect(await signIn(PASSWORD)).toBe('session/refused');
    expect(await signIn(NEXT)).toBe('done');
    expect(server.fake.audited.map(({ action }) => action)).toContain('account.password');
  });

  it('is not changed without the present one, and guessing it has to wait', async () => {
    const codes: string[] = [];
    for (let tried = 0; tried < 7; tried += 1) codes.push(await change(`wrong ${tried}`, NEXT));
    expect(codes[0]).toBe('password/wrong');
    expect(codes.at(-1)).toBe('session/tooManyFailures');
    expect(await signIn(NEXT)).toBe('session/refused');
  });

  const refused: readonly { why: string; password: string; code: string }[] = [
    { why: 'too short', password: 'Tz7-kum', code: 'request/invalid' },
    { why: 'too long', password: 'x'.repeat(257), code: 'request/invalid' },
    { why: 'a usual one', password: 'Password123', code: 'password/common' },
    { why: 'the name of the account', password: `${NAME}!`, code: 'password/common' },
  ];
  for (const { why, password, code } of refused) {
    it(`takes no new one that is ${why}`, async () => {
      expect(await change(PASSWORD, password)).toBe(code);
      expect(await signIn(PASSWORD)).toBe('done');
    });
  }

  it('ends all other sessions of the account, and not this one', async () => {
    const other = await server.signIn('supervisor');
    expect(await change(PASSWORD, NEXT)).toBe('done');
    expect(await ask('GET', '/me', undefined, other)).toBe('session/required');
    expect(await ask('GET', '/me')).toBe('done');
  });
});

describe('pages over https', () => {
  const headerOf = async (origin?: string): Promise<string | null> => {
    const server = await startTestServer('/nowhere', { origin });
    const answer = await fetch(`${server.url}/healthz`);
    await server.close();
    return answer.headers.get('strict-transport-security');
  };

  it('tell browsers to come by https only from then on', async () => {
    expect(await headerOf('https://mingjian.example')).toBe('max-age=31536000');
  });

  it('are alone in that: over http nothing is told', async () => {
    expect(await headerOf('http://mingjian.example')).toBeNull();
    expect(await headerOf()).toBeNull();
  });
});
