import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '#contract/page.ts';
import type { Me } from '#contract/session-view.ts';
import { CLIENT, startProvider } from '../testing/some-provider.ts';
import type { SomeProvider } from '../testing/some-provider.ts';
import { startTestServer } from '../testing/test-server.ts';
import type { TestServer } from '../testing/test-server.ts';

const CALLBACK = '/api/v1/session/provider/callback';
const MAPPING = {
  claim: 'groups',
  grants: [
    { value: 'jinan', role: 'supervisor', regionCode: '370100' },
    { value: 'province', role: 'leader' },
  ],
};

/** A browser that keeps cookies of each origin and follows nothing by itself. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  cookies(origin: string): string {
    return [...(this.#jars.get(origin) ?? [])]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
  }

  async open(url: string): Promise<Response> {
    const { origin } = new URL(url);
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: this.cookies(origin) },
    });
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  /** Follows until an address that begins so comes up; answers it without opening it. */
  async follow(url: string, until: string): Promise<string> {
    let next = url;
    for (let hops = 0; hops < 12; hops += 1) {
      if (next.startsWith(until)) return next;
      const answer = await this.open(next);
      next = new URL(answer.headers.get('location') ?? '/nowhere', next).href;
    }
    throw new Error('the journey does not end');
  }
}

describe('sign-in by a provider', () => {
  let folder: string;
  let server: TestServer;
  let provider: SomeProvider;

  beforeEach(async () => {
    // The provider says at length that it is set up for a test.
    spyOn(console, 'warn');
    spyOn(console, 'info');
    folder = mkdtempSync(join(tmpdir(), 'mingjian-provider-'));
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    provider = await startProvider(origin + CALLBACK);
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    server = await startTestServer('/nowhere', {
      port,
      origin,
      keyFile: join(folder, 'some.key'),
      provider: {
        issuer: provider.issuer,
        clientId: CLIENT.id,
        secretFile: file('secret', `${CLIENT.secret}\n`),
        mappingFile: file('mapping.json', JSON.stringify(MAPPING)),
      },
    });
  });

  afterEach(async () => {
    await server.close();
    await provider.close();
    rmSync(folder, { recursive: true });
  });

  /** Goes to the provider and comes back with its answer, which is not yet opened. */
  function comeBack(browser: Browser): Promise<string> {
    return browser.follow(`${server.url}/api/v1/session/provider`, server.url + CALLBACK);
  }

  async function signIn(browser = new Browser()): Promise<Me | string> {
    const answer = await browser.open(await comeBack(browser));
    if (answer.status !== 302) return ((await answer.json()) as Problem).code;
    expect(answer.headers.get('location')).toBe('/');
    const me = await browser.open(`${server.url}/api/v1/me`);
    return (await me.json()) as Me;
  }

  it('gives what the mapping grants to the claims, and a name of the person', async () => {
    provider.person = { sub: 'p1', claims: { name: '王监察', groups: ['other', 'jinan'] } };
    const me = (await signIn()) as Me;
    expect([me.displayName, me.role, me.regionCode]).toEqual(['王监察', 'supervisor', '370100']);
    expect(me.name).toMatch(/^provider-[0-9a-f]{16}$/);
  });

  it('knows a person again by subject, whatever he is called, and follows his groups', async () => {
    provider.person = { sub: 'p1', claims: { name: 'A', groups: ['jinan'] } };
    const first = (await signIn()) as Me;
    provider.person = { sub: 'p1', claims: { name: 'B', groups: 'province' } };
    const second = (await signIn()) as Me;
    expect(second.name).toBe(first.name);
    expect([second.displayName, second.role, second.regionCode]).toEqual(['B', 'leader', '370000']);
    provider.person = { sub: 'p2', claims: { name: 'B', groups: ['province'] } };
    expect(((await signIn()) as Me).name).not.toBe(first.name);
  });

  for (const { why, claims } of [
    { why: 'no groups', claims: {} },
    { why: 'groups that are not mapped', claims: { groups: ['systemAdmin', 'Jinan', 'jinan '] } },
    { why: 'a role in another claim', claims: { role: 'systemAdmin', roles: ['jinan'] } },
    { why: 'groups that are no texts', claims: { groups: [{ value: 'jinan' }, 1, null] } },
  ]) {
    it(`lets nobody in with ${why}, and makes no account`, async () => {
      provider.person = { sub: 'p3', claims };
      expect(await signIn()).toBe('provider/noGrant');
      expect(server.fake.accounts.size).toBe(0);
    });
  }

  it('does not let an account in that is disabled here', async () => {
    provider.person = { sub: 'p1', claims: { groups: ['jinan'] } };
    const { name } = (await signIn()) as Me;
    const account = server.fake.accounts.get(name);
    if (account === undefined) throw new Error('the account is not kept');
    server.fake.accounts.set(name, { ...account, disabled: true });
    expect(await signIn()).toBe('provider/noGrant');
  });

  it('opens no account by password', async () => {
    provider.person = { sub: 'p1', claims: { groups: ['jinan'] } };
    const { name } = (await signIn()) as Me;
    for (const password of ['provider', '', ' ']) {
      const answer = await fetch(`${server.url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'mingjian' },
        body: JSON.stringify({ name, password }),
      });
      expect(answer.ok).toBeFalse();
    }
  });

  describe('refuses', () => {
    let browser: Browser;
    let back: string;

    beforeEach(async () => {
      provider.person = { sub: 'p1', claims: { groups: ['jinan'] } };
      browser = new Browser();
      back = await comeBack(browser);
    });

    async function codeOf(answer: Response): Promise<string> {
      expect(answer.headers.getSetCookie().join()).not.toMatch(/mingjian=/);
      return ((await answer.json()) as Problem).code;
    }

    it('an answer that another browser fetched', async () => {
      expect(await codeOf(await new Browser().open(back))).toBe('provider/failed');
      const other = new Browser();
      await comeBack(other);
      expect(await codeOf(await other.open(back))).toBe('provider/failed');
    });

    it('an answer that comes a second time', async () => {
      const cookie = browser.cookies(server.url);
      expect((await browser.open(back)).status).toBe(302);
      const again = await fetch(back, { redirect: 'manual', headers: { cookie } });
      expect(await codeOf(again)).toBe('provider/failed');
    });

    it('an answer after ten minutes', async () => {
      server.passMs(10 * 60_000 + 1);
      expect(await codeOf(await browser.open(back))).toBe('provider/failed');
    });

    for (const { what, change } of [
      { what: 'another state', change: (url: URL) => url.searchParams.set('state', 'x') },
      { what: 'no state', change: (url: URL) => url.searchParams.delete('state') },
      {
        what: 'another issuer',
        change: (url: URL) => url.searchParams.set('iss', 'http://127.0.0.1:1'),
      },
      { what: 'no issuer', change: (url: URL) => url.searchParams.delete('iss') },
      { what: 'another code', change: (url: URL) => url.searchParams.set('code', 'x') },
      { what: 'an error', change: (url: URL) => url.searchParams.set('error', 'access_denied') },
    ]) {
      it(`an answer with ${what}`, async () => {
        const url = new URL(back);
        change(url);
        expect(await codeOf(await browser.open(url.href))).toBe('provider/failed');
      });
    }
  });

  it('asks with code flow, PKCE, state and nonce, for the exact way back', async () => {
    const answer = await new Browser().open(`${server.url}/api/v1/session/provider`);
    const url = new URL(answer.headers.get('location') ?? '');
    expect(url.origin).toBe(provider.issuer);
    const asked = Object.fromEntries(url.searchParams);
    expect(asked).toEqual({
      client_id: CLIENT.id,
      redirect_uri: server.url + CALLBACK,
      response_type: 'code',
      scope: 'openid profile',
      code_challenge_method: 'S256',
      code_challenge: jasmine.stringMatching(/^[\w-]{43}$/) as unknown as string,
      state: jasmine.stringMatching(/^[\w-]{43}$/) as unknown as string,
      nonce: jasmine.stringMatching(/^[\w-]{43}$/) as unknown as string,
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax; Max-Age=600$/);
    expect(cookie).not.toContain(url.searchParams.get('state') ?? '');
  });

  it('is told by an open operation, for the page to show its button', async () => {
    const config = (await (await fetch(`${server.url}/api/v1/config`)).json()) as {
      readonly provider: boolean;
    };
    expect(config.provider).toBeTrue();
    const without = await startTestServer();
    const other = (await (await fetch(`${without.url}/api/v1/config`)).json()) as {
      readonly provider: boolean;
    };
    expect(other.provider).toBeFalse();
    expect((await fetch(`${without.url}/api/v1/session/provider`)).status).toBe(404);
    await without.close();
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
