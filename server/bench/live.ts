import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { Changed } from '#contract/live.ts';
import { CaseTraffic } from './case-traffic.ts';
import type { BenchRow } from './due-dates.ts';

const CLI = join(import.meta.dirname, '../cli/main.ts');
const PASSWORD = 'bench-password-2026';
const CLIENTS = ['a', 'b', 'c', 'd'];
const BATCH = 200;
const PROBE_EVERY_MS = 250;
const DAY_MS = 86_400_000;

/** A load that clients keep up, whatever the server answers. */
export interface LiveBench {
  readonly eventsPerSecond: number;
  readonly seconds: number;
}

/**
 * A server process of its own under a steady load over HTTP: how long receipts take, and how long
 * an event that raises a card takes to reach a watching socket. Senders and the watching client
 * share one more process on the same cores; no drawing.
 */
export async function benchLive({
  eventsPerSecond,
  seconds,
}: LiveBench): Promise<readonly BenchRow[]> {
  const server = await startServer();
  try {
    const seen = new Map<string, number>();
    const socket = await watchCards(server, seen);
    const receipts: number[] = [];
    const probes = new Map<string, number>();
    const until = performance.now() + seconds * 1000;
    await Promise.all([
      ...CLIENTS.map((name) =>
        load(server, name, eventsPerSecond / CLIENTS.length, until, receipts),
      ),
      probe(server, until, probes),
    ]);
    for (let left = 50; left > 0 && seen.size < probes.size; left -= 1) await wait(100);
    socket.disconnect();
    const delays = [...probes].map(([no, at]) => (seen.get(no) ?? Infinity) - at);
    const note = `${eventsPerSecond} events/s in batches of ${BATCH} for ${seconds} s`;
    return [
      { name: 'receipt p99 under load', unit: 'ms', ours: p99(receipts), note },
      {
        name: 'event to socket p99 under load',
        unit: 'ms',
        ours: p99(delays),
        note: `${note}; ${delays.length} events that each raise a card`,
      },
    ];
  } finally {
    await server.stop();
  }
}

interface Server {
  readonly url: string;
  readonly key: string;
  stop(): Promise<void>;
}

async function startServer(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-bench-'));
  const port = await freePort();
  const env = { ...process.env, MINGJIAN_DATA_DIR: folder, MINGJIAN_PORT: String(port) };
  const command = (args: readonly string[], input = ''): string => {
    const run = spawnSync(process.execPath, [CLI, ...args], { env, input, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return run.stdout;
  };
  command(['user', 'add', 'bench', '--role', 'supervisor', '--password-stdin'], `${PASSWORD}\n`);
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

async function watchCards({ url }: Server, seen: Map<string, number>) {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'mingjian' },
    body: JSON.stringify({ name: 'bench', password: PASSWORD }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const socket = io(`${url}/live`, {
    transports: ['websocket'],
    extraHeaders: { cookie, origin: url },
  });
  socket.on('changed', ({ upsert }: Changed) => {
    for (const { subject } of upsert) if (!seen.has(subject)) seen.set(subject, performance.now());
  });
  await new Promise((resolve) => socket.once('connect', () => resolve(undefined)));
  await socket.emitWithAck('watch', { topic: 'cards' }, null);
  return socket;
}

async function load(
  server: Server,
  name: string,
  perSecond: number,
  until: number,
  receipts: number[],
): Promise<void> {
  const traffic = new CaseTraffic(name, 2_000);
  const every = (BATCH / perSecond) * 1000;
  for (let due = performance.now(); due < until; due += every) {
    await wait(Math.max(0, due - performance.now()));
    const begin = performance.now();
    await send(server, traffic.batch(BATCH, Date.now()));
    receipts.push(performance.now() - begin);
  }
}

/** Now and then a case that is long over its limit when it becomes known. */
async function probe(server: Server, until: number, sent: Map<string, number>): Promise<void> {
  for (let index = 0; performance.now() < until; index += 1) {
    const subject = `probe-${index}`;
    const limit = { value: 5, unit: 'workingDay' };
    const data = {
      regionCode: '370102',
      itemCode: 'P',
      departmentCode: 'P',
      commitmentLimit: limit,
    };
    const time = new Date(Date.now() - 60 * DAY_MS).toISOString();
    const envelope = { specversion: '1.0', source: 'urn:bench:probe', id: subject, subject, time };
    sent.set(subject, performance.now());
    await send(server, [{ ...envelope, type: 'case.accepted', data }]);
    await wait(PROBE_EVERY_MS);
  }
}

async function send({ url, key }: Server, events: readonly unknown[]): Promise<void> {
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

function p99(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
