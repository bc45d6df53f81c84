import type { Role } from '#domain/access/role.ts';
import { hashSecret } from '../inbound/sign-in/secret.ts';
import { serve } from '../serve.ts';
import type { RunningServer } from '../serve.ts';
import type { Platform } from '../application/platform.ts';
import { openTestPlatform } from './open-test-platform.ts';
import type { TestPlatform } from './open-test-platform.ts';

/** What an answer shows to whoever asked, as text. */
export interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
}

/** A real platform behind a real server: the product on a folder and a clock of its own. */
export class TestWorld {
  readonly test: TestPlatform;
  /** Our own failures that answers hid. */
  readonly failures: readonly unknown[];
  readonly #server: RunningServer;

  private constructor(test: TestPlatform, server: RunningServer, failures: readonly unknown[]) {
    this.test = test;
    this.failures = failures;
    this.#server = server;
  }

  /** Opens one at a moment; with `thread` the writer has its own, as in the product. */
  static async open(at: string, thread = false): Promise<TestWorld> {
    const test = await openTestPlatform(at, thread);
    const failures: unknown[] = [];
    const server = await serve({
      config: {
        dataDir: test.folder,
        host: '127.0.0.1',
        port: 0,
        adminPassword: undefined,
        keyFile: undefined,
        anchorDir: '/nowhere',
        logLevel: 'error',
        testClock: undefined,
      },
      platform: test.current(),
      version: '0.0.0',
      demo: false,
      appFolder: '/nowhere',
      onFailure: (error) => failures.push(error),
      wallClock: () => Date.parse(at),
    });
    return new TestWorld(test, server, failures);
  }

  get url(): string {
    return this.#server.url;
  }

  get platform(): Platform {
    return this.test.current();
  }

  /** Makes an account with a session, and answers the session's cookie. */
  async admit(
    name: string,
    role: Role,
    regionCode: string | null,
    line: string | null = null,
  ): Promise<string> {
    const account = { name, displayName: name, role, regionCode, line, disabled: false };
    const added = await this.platform.addAccount(account, 'no password opens it');
    if (!added.ok) throw new Error(added.error.code);
    const now = this.test.clock.now();
    await this.platform.saveSession({
      idHash: hashSecret(name),
      account: name,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + 12 * 3_600_000,
    });
    return `mingjian=${name}`;
  }

  async ask(cookie: string, method: string, path: string, body?: string): Promise<Answer> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        cookie,
        'x-requested-with': 'mingjian',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    const type = answer.headers.get('content-type');
    return { status: answer.status, type, body: await answer.text() };
  }

  async close(): Promise<void> {
    // The server closes the platform with itself.
    await this.#server.close();
    await this.test.drop();
  }
}
