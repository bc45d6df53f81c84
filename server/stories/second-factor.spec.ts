import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSync } from 'otplib';
import type { Problem } from '#contract/page.ts';
import type { OwnSession, RecoveryCodes, SecondFactorSecret } from '#contract/second-factor.ts';
import { TestClients } from '../testing/test-clients.ts';
import { PASSWORD, startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

const NAME = 'supervisor-370000';
const STEP_MS = 30_000;

describe('a second factor', () => {
  let folder: string;
  let server: TestServer;
  let cookie: string;
  let nowMs: number;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mingjian-factor-'));
    server = await startTestServer('/nowhere', { keyFile: join(folder, 'some.key') });
    cookie = await server.signIn('supervisor');
    nowMs = Date.now();
  });

  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
    expect(server.failures).toEqual([]);
  });

  function pass(ms: number): void {
    nowMs += ms;
    server.passMs(ms);
  }

  async function ask(method: string, path: string, body?: object, as = cookie): Promise<Response> {
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

  /** The code of a refusal, or `done`. */
  async function outcome(asked: Promise<Response>): Promise<string> {
    const answer = await asked;
    const text = await answer.text();
    return answer.ok ? 'done' : (JSON.parse(text) as Problem).code;
  }

  const signIn = (code?: string, password = PASSWORD) =>
    ask('POST', '/session', { name: NAME, password, code }, '');

  function codeOf(secret: string): string {
    return generateSync({ secret, epoch: Math.floor(nowMs / 1000) });
  }

  /** Sets a factor up; the code of this step is used up by it. */
  async function setUp(): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
    const started = await ask('POST', '/me/second-factor');
    const { secret } = (await started.json()) as SecondFactorSecret;
    const confirmed = await ask('POST', '/me/second-factor/confirm', { code: codeOf(secret) });
    const { recoveryCodes } = (await confirmed.json()) as RecoveryCodes;
    return { secret, recoveryCodes };
  }

  it('is not asked of an account that has none, nor before a first code has confirmed it', async () => {
    expect(await outcome(signIn())).toBe('done');
    expect(await outcome(signIn('123456'))).toBe('done');
    const started = (await (await ask('POST', '/me/second-factor')).json()) as SecondFactorSecret;
    expect(started.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(started.uri).toMatch(/^otpauth:\/\/totp\/.*secret=[A-Z2-7]{32}/);
    expect(await outcome(signIn())).toBe('done');
    const state = await (await ask('GET', '/me/second-factor')).json();
    expect(state).toEqual({ on: false, recoveryLeft: 0 });
  });

  it('is asked of an account that has one, beside the right password only', async () => {
    const { secret } = await setUp();
    pass(STEP_MS);
    expect(await outcome(signIn())).toBe('session/secondFactorRequired');
    expect(await outcome(signIn(codeOf(secret), 'wrong'))).toBe('session/refused');
    expect(await outcome(signIn('000000'))).toBe('session/secondFactorWrong');
    expect(await outcome(signIn(codeOf(secret)))).toBe('done');
    expect(await (await ask('GET', '/me/second-factor')).json()).toEqual({
      on: true,
      recoveryLeft: 10,
    });
  });

  it('takes a code once, also when it comes twice at the same time', async () => {
    const { secret } = await setUp();
    expect(await outcome(signIn(codeOf(secret)))).toBe('session/secondFactorWrong');
    pass(STEP_MS);
    const code = codeOf(secret);
    const outcomes = await Promise.all([outcome(signIn(code)), outcome(signIn(code))]);
    expect(outcomes.toSorted()).toEqual(['done', 'session/secondFactorWrong']);
    expect(await outcome(signIn(code))).toBe('session/secondFactorWrong');
  });

  it('takes each recovery code once, with or without its dashes', async () => {
    const { recoveryCodes } = await setUp();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    expect(first).toMatch(/^([0-9a-f]{5}-){3}[0-9a-f]{5}$/);
    expect(await outcome(signIn(first))).toBe('done');
    expect(await outcome(signIn(first))).toBe('session/secondFactorWrong');
    expect(await outcome(signIn(second.replaceAll('-', '').toUpperCase()))).toBe('done');
    const state = await (await ask('GET', '/me/second-factor')).json();
    expect(state).toEqual({ on: true, recoveryLeft: 8 });
  });

  it('makes a guesser of codes wait, wherever he is, and lets the owner in after a while', async () => {
    const { secret } = await setUp();
    pass(STEP_MS);
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await outcome(signIn('000000'))).toBe('session/secondFactorWrong');
    }
    const refused = await signIn(codeOf(secret));
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    pass(1000);
    expect(await outcome(signIn(codeOf(secret)))).toBe('done');
  });

  it('is taken away by a code and by nothing else', async () => {
    const { secret } = await setUp();
    expect(await outcome(ask('POST', '/me/second-factor'))).toBe('secondFactor/on');
    const disable = (code: string) => outcome(ask('POST', '/me/second-factor/disable', { code }));
    expect(await disable('000000')).toBe('secondFactor/wrong');
    pass(STEP_MS);
    expect(await disable(codeOf(secret))).toBe('done');
    expect(await outcome(signIn())).toBe('done');
  });

  it('is confirmed by the code of its own secret only', async () => {
    const confirm = (code: string) => outcome(ask('POST', '/me/second-factor/confirm', { code }));
    expect(await confirm('000000')).toBe('secondFactor/notStarted');
    const first = (await (await ask('POST', '/me/second-factor')).json()) as SecondFactorSecret;
    const next = (await (await ask('POST', '/me/second-factor')).json()) as SecondFactorSecret;
    expect(await confirm(codeOf(first.secret))).toBe('secondFactor/wrong');
    expect(await confirm(codeOf(next.secret))).toBe('done');
  });

  it('is stored without its secret and without its recovery codes', async () => {
    const { secret, recoveryCodes } = await setUp();
    const kept = JSON.stringify([...server.fake.credentials.values()]);
    expect(kept).toContain(NAME);
    for (const each of [
      secret,
      ...recoveryCodes,
      ...recoveryCodes.map((code) => code.replaceAll('-', '')),
    ]) {
      expect(kept).not.toContain(each);
    }
  });

  it('ends the other sessions of the account, with their sockets, and leaves this one', async () => {
    const clients = new TestClients();
    const other = await server.signIn('supervisor');
    const socket = clients.open(server.url, '/live', { cookie: other, origin: server.url });
    await clients.outcome(socket);
    const gone = new Promise((resolve) => socket.once('disconnect', resolve));
    await setUp();
    await gone;
    expect((await ask('GET', '/me', undefined, other)).status).toBe(401);
    expect((await ask('GET', '/me')).status).toBe(200);
    clients.close();
  });
});

describe('own sessions', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startTestServer();
  });

  afterEach(() => server.close());

  function ask(cookie: string, method: string, path: string): Promise<Response> {
    const headers = { cookie, 'x-requested-with': 'mingjian' };
    return fetch(`${server.url}/api/v1${path}`, { method, headers });
  }

  async function list(cookie: string): Promise<readonly OwnSession[]> {
    const answer = await ask(cookie, 'GET', '/me/sessions');
    return ((await answer.json()) as { readonly items: readonly OwnSession[] }).items;
  }

  it('are listed without what opens them, and each can be ended', async () => {
    const [one, two] = [await server.signIn('leader'), await server.signIn('leader')];
    await server.signIn('supervisor');
    const items = await list(one);
    expect(items.length).toBe(2);
    expect(items.filter(({ current }) => current).length).toBe(1);
    expect(JSON.stringify(items)).not.toContain(one.split('=')[1]);
    const other = items.find(({ current }) => !current)?.id ?? '';
    expect((await ask(one, 'DELETE', `/me/sessions/${other}`)).status).toBe(204);
    expect((await ask(two, 'GET', '/me')).status).toBe(401);
    expect((await ask(one, 'DELETE', `/me/sessions/${other}`)).status).toBe(404);
    expect((await list(one)).map(({ current }) => current)).toEqual([true]);
  });

  it('of somebody else cannot be ended', async () => {
    const mine = await server.signIn('leader');
    const theirs = await server.signIn('supervisor');
    const [session] = await list(theirs);
    expect((await ask(mine, 'DELETE', `/me/sessions/${session?.id ?? ''}`)).status).toBe(404);
    expect((await ask(theirs, 'GET', '/me')).status).toBe(200);
  });
});
