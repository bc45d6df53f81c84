import type { Role } from '#domain/access/role.ts';
import type { Config } from '../config/config.ts';
import { hashPassword } from '../inbound/sign-in/password.ts';
import { hashSecret } from '../inbound/sign-in/secret.ts';
import { serve } from '../serve.ts';
import { FakePlatform } from './fake-platform.ts';

export const KEY = 'key-of-jinan';
export const PREFIX = 'urn:example:jinan';
export const PASSWORD = 'correct horse';

/** A real server on a port of its own over a platform in memory. */
export interface TestServer {
  readonly fake: FakePlatform;
  readonly url: string;
  /** Our own failures that answers hid. */
  readonly failures: unknown[];
  /** Moves the clock of sessions. */
  passMs(ms: number): void;
  /** Makes an account and answers its session's cookie. */
  signIn(role: Role, regionCode?: string): Promise<string>;
  close(): Promise<void>;
}

let hash: Promise<string> | undefined;

/**
 * @param more settings beyond those of a server on loopback
 * @param meanwhile what a browser gets before there is a build
 */
export async function startTestServer(
  appFolder = '/nowhere',
  more: Partial<Config> = {},
  meanwhile?: string,
): Promise<TestServer> {
  const fake = new FakePlatform();
  let now = Date.now();
  fake.sources.set(hashSecret(KEY), { name: 'jinan', prefix: PREFIX });
  const failures: unknown[] = [];
  const running = await serve({
    config: {
      dataDir: '/nowhere',
      host: '127.0.0.1',
      port: 0,
      adminPassword: undefined,
      keyFile: undefined,
      anchorDir: '/nowhere',
      logLevel: 'error',
      testClock: undefined,
      ...more,
    },
    platform: fake.platform,
    version: '0.0.0',
    demo: false,
    appFolder,
    meanwhile,
    onFailure: (error) => failures.push(error),
    wallClock: () => now,
  });
  return {
    fake,
    url: running.url,
    failures,
    passMs: (ms) => {
      now += ms;
    },
    signIn: async (role, regionCode = '370000') => {
      hash ??= hashPassword(PASSWORD);
      const name = `${role}-${regionCode}`;
      const account = { name, displayName: name, role, regionCode, line: null, disabled: false };
      fake.accounts.set(name, { ...account, passwordHash: await hash });
      const answer = await fetch(`${running.url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'mingjian' },
        body: JSON.stringify({ name, password: PASSWORD }),
      });
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    close: () => running.close(),
  };
}
