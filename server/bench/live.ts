import { setTimeout as wait } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { Changed } from '#contract/live.ts';
import { BENCH_PASSWORD, send, startBenchServer } from './bench-server.ts';
import type { BenchServer } from './bench-server.ts';
import { CaseTraffic } from './case-traffic.ts';
import type { BenchRow } from './due-dates.ts';

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
  const server = await startBenchServer();
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
    const stallMs = await longestStall(server);
    const delays = [...probes].map(([no, at]) => (seen.get(no) ?? Infinity) - at);
    const note = `${Math.round(eventsPerSecond)} events/s in batches of ${BATCH} for ${seconds} s`;
    return [
      {
        name: 'receipt p99 under load',
        unit: 'ms',
        ours: p99(receipts),
        note: `${note}; goal 250`,
      },
      {
        name: 'event to socket p99 under load',
        unit: 'ms',
        ours: p99(delays),
        note: `${note}; goal 1,000; ${delays.length} events that each raise a card`,
      },
      {
        name: "longest stall of the server's main loop under load",
        unit: 'ms',
        ours: stallMs,
        note: `${note}; goal 50; as its /metrics tell, 10 ms at the finest`,
      },
    ];
  } finally {
    await server.stop();
  }
}

/** Of the minute or so before, since the server counts by minutes. */
async function longestStall({ url }: BenchServer): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const seconds = /^mingjian_loop_stall_seconds\{quantile="1"\} (\S+)/m.exec(text)?.[1];
  return Number(seconds) * 1000;
}

async function watchCards({ url }: BenchServer, seen: Map<string, number>) {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'mingjian' },
    body: JSON.stringify({ name: 'bench', password: BENCH_PASSWORD }),
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
  server: BenchServer,
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
async function probe(server: BenchServer, until: number, sent: Map<string, number>): Promise<void> {
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

function p99(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}
