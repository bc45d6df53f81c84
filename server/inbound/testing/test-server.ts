import type { FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { Role } from '#domain/access/role.ts';
import { Intake } from '../events/intake.ts';
import { httpServer } from '../http/http-server.ts';
import { allRoutes } from '../http/routes.ts';
import type { StaticFiles } from '../http/static-files.ts';
import { hashPassword } from '../sign-in/password.ts';
import { hashSecret } from '../sign-in/secret.ts';
import { Sessions } from '../sign-in/sessions.ts';
import { SourceKeys } from '../sign-in/source-keys.ts';
import { FakePlatform } from './fake-platform.ts';

export const KEY = 'key-of-jinan';
export const PREFIX = 'urn:example:jinan';
export const PASSWORD = 'correct horse';

/** A real server on a port of its own over a platform in memory. */
export interface TestServer {
  readonly fake: FakePlatform;
  readonly app: FastifyInstance;
  readonly sessions: Sessions;
  readonly sourceKeys: SourceKeys;
  readonly intake: Intake;
  readonly url: string;
  /** Our own failures that answers hid. */
  readonly failures: unknown[];
  /** Moves the clock of sessions. */
  passMs(ms: number): void;
  /** Makes an account and answers its session's cookie. */
  signIn(role: Role, regionCode?: string): Promise<string>;
  close(): Promise<void>;
}

export interface TestServerSettings {
  readonly files?: StaticFiles | undefined;
  /** Adds sockets before the server listens. */
  readonly before?: ((server: Omit<TestServer, 'url'>) => void) | undefined;
}

let hash: Promise<string> | undefined;

export async function startTestServer(settings: TestServerSettings = {}): Promise<TestServer> {
  const fake = new FakePlatform();
  let now = Date.now();
  const sessions = new Sessions(fake.platform, () => now);
  const sourceKeys = new SourceKeys(fake.platform, () => now);
  const intake = new Intake(fake.platform, () => performance.now());
  fake.sources.set(hashSecret(KEY), { name: 'jinan', prefix: PREFIX });
  const failures: unknown[] = [];
  const app = await httpServer({
    sessions,
    sourceKeys,
    files: settings.files,
    routes: allRoutes({
      platform: fake.platform,
      sessions,
      intake,
      product: { version: '0.0.0', demo: false, testClock: undefined },
    }),
    onFailure: (error) => failures.push(error),
  });
  let url = '';
  const server = {
    fake,
    app,
    sessions,
    sourceKeys,
    intake,
    failures,
    passMs: (ms: number) => {
      now += ms;
    },
    signIn: async (role: Role, regionCode = '370000') => {
      hash ??= hashPassword(PASSWORD);
      const name = `${role}-${regionCode}`;
      const account = { name, displayName: name, role, regionCode, line: null, disabled: false };
      fake.accounts.set(name, { ...account, passwordHash: await hash });
      const answer = await fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-requested-with': 'mingjian' },
        body: JSON.stringify({ name, password: PASSWORD }),
      });
      return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    close: async () => {
      await app.close();
    },
  };
  settings.before?.(server);
  await app.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return Object.assign(server, { url });
}
