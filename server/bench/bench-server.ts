import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const CLI = join(import.meta.dirname, '../cli/main.ts');

/** Password of the supervisor `bench`. */
export const BENCH_PASSWORD = 'bench-password-2026';

/** A server process with a supervisor, a source and a folder of its own. */
export interface BenchServer {
  readonly url: string;
  readonly key: string;
  stop(): Promise<void>;
}

/** Starts one; it is ready when this resolves. */
export async function startBenchServer(): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-bench-'));
  const port = await freePort();
  const env = { ...process.env, MINGJIAN_DATA_DIR: folder, MINGJIAN_PORT: String(port) };
  const command = (args: readonly string[], input = ''): string => {
    const run = spawnSync(process.execPath, [CLI, ...args], { env, input, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return run.stdout;
  };
  command(
    ['user', 'add', 'bench', '--role', 'supervisor', '--password-stdin'],
    `${BENCH_PASSWORD}\n`,
  );
  const { key } = JSON.parse(
    command(['source', 'add', 'bench', '--prefix', 'urn:bench', '--json']),
  ) as { key: string };
  const child = spawn(process.execPath, [CLI, 'serve'], { env, stdio: 'ignore' });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  while ((await fetch(`${url}/readyz`).catch(() => undefined))?.ok !== true) await wait(50);
  return {
    url,
    key,
    stop: async () => {
      child.kill();
      await gone;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Sends events in one message. */
export async function send({ url, key }: BenchServer, events: readonly unknown[]): Promise<void> {
  const answer = await fetch(`${url}/api/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/cloudevents-batch+json',
    },
    body: JSON.stringify(events),
  });
  const receipt = (await answer.json()) as { accepted?: number };
  if (receipt.accepted !== events.length) throw new Error('events of the bench were refused');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
