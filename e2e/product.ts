import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A running product with a folder, a port and a clock of its own, driven as an operator would. */
export interface Product {
  readonly origin: string;
  readonly port: number;
  /** Runs one command of the command line on the product's folder. */
  command(args: readonly string[], input?: string): string;
  addUser(name: string, role: string, region?: string): void;
  /** Adds a source and answers its key. */
  addSource(name: string, prefix: string): string;
  send(key: string, events: readonly object[]): Promise<{ accepted: number; rejected: unknown[] }>;
  /** Kills the process without warning and starts it again on the same folder and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export const PASSWORD = 'Story-password-2026';

/**
 * @param clock value of MINGJIAN_CLOCK, such as `2026-03-04T23:59:50+08:00`; the real clock where absent
 * @param settings further variables of the environment
 */
export async function startProduct(
  clock?: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-story-'));
  const port = await freePort();
  const env = {
    ...process.env,
    MINGJIAN_DATA_DIR: folder,
    MINGJIAN_PORT: String(port),
    MINGJIAN_ADMIN_PASSWORD: PASSWORD,
    MINGJIAN_LOG_LEVEL: 'warn',
    ...settings,
    ...(clock === undefined ? {} : { MINGJIAN_TEST: '1', MINGJIAN_CLOCK: clock }),
  };
  const origin = `http://127.0.0.1:${port}`;
  const command = (args: readonly string[], input = ''): string => {
    const run = spawnSync(process.execPath, ['server/cli/main.ts', ...args], {
      env,
      input,
      encoding: 'utf8',
    });
    if (run.status !== 0) throw new Error(`${args.join(' ')} failed: ${run.stderr}`);
    return run.stdout;
  };
  let server = await serve(env, origin);

  return {
    origin,
    port,
    command,
    addUser: (name, role, region) => {
      const where = region === undefined ? [] : ['--region', region];
      command(['user', 'add', name, '--role', role, ...where, '--password-stdin'], `${PASSWORD}\n`);
    },
    addSource: (name, prefix) => {
      const answer: unknown = JSON.parse(
        command(['source', 'add', name, '--prefix', prefix, '--json']),
      );
      return (answer as { key: string }).key;
    },
    send: async (key, events) => {
      const answer = await fetch(`${origin}/api/v1/events`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/cloudevents-batch+json',
        },
        body: JSON.stringify(events),
      });
      if (!answer.ok) throw new Error(`events refused: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as { accepted: number; rejected: unknown[] };
    },
    restart: async () => {
      await end(server, 'SIGKILL');
      server = await serve(env, origin);
    },
    stop: async () => {
      await end(server, 'SIGTERM');
      rmSync(folder, { recursive: true, force: true });
      // Anchors lie outside of the data folder.
      rmSync(`${folder}-anchors`, { recursive: true, force: true });
    },
  };
}

async function serve(env: NodeJS.ProcessEnv, origin: string): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['server/cli/main.ts', 'serve'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise<never>((_, reject) => {
    server.once('exit', (code) => reject(new Error(`the server ended with ${String(code)}`)));
  });
  exited.catch(() => undefined);
  await Promise.race([ready(origin), exited]);
  return server;
}

/** Asks until the server says that it is ready; playwright's own time-out bounds the wait. */
async function ready(origin: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null) return;
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill(signal);
  await gone;
}

/** A port that the system says is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === 'string') reject(new Error('no port'));
        else resolve(address.port);
      });
    });
  });
}
