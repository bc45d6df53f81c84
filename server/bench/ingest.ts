import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { admitBatch } from '../application/writer/admit-batch.ts';
import type { Platform } from '../application/platform.ts';
import { REAL_MACHINE } from '../outbound/machine/real-machine.ts';
import { systemClock } from '../application/clock.ts';
import { Writer } from '../application/writer/writer.ts';
import { firstReference } from '../first-reference.ts';
import { openPlatform } from '../open-platform.ts';
import { defaultKeyFile } from '../outbound/vault/key-file.ts';
import { openVault } from '../outbound/vault/open-vault.ts';
import { sqliteStore } from '../outbound/store/sqlite/sqlite-store.ts';
import type { BenchRow } from './due-dates.ts';
import { bareAppend } from './bare-append.ts';
import { CaseTraffic } from './case-traffic.ts';
import { measuredStore } from './measured-store.ts';
import { percentile } from './rounds.ts';

const ORIGIN = { way: 'http', prefixes: ['urn:bench:'], sourceName: 'bench' } as const;
const CLIENTS = ['a', 'b', 'c', 'd'];
const BATCH = 500;
/** What a commit takes at most; four clients' batches share one. */
const PER_COMMIT = 2000;

/** How large a run is. */
export interface IngestBench {
  readonly seconds: number;
  readonly openCases: number;
}

/** Rate of ingest end to end, its stages, and what a shared commit is worth. */
export async function benchIngest(
  bench: IngestBench = { seconds: 20, openCases: 20_000 },
): Promise<readonly BenchRow[]> {
  const bare = bareAppend(samples(bench), PER_COMMIT);
  const { rate, stallMs, p99Ms, cpuMicros } = await endToEnd(bench);
  const perEvent = await stages(bench);
  const one = await singles(1);
  const many = await singles(64);
  const note = (text: string, unit: string, name: string, ours: number): BenchRow => ({
    name: `ingest, ${name}`,
    unit,
    ours,
    note: text,
  });
  const clients = `${CLIENTS.length} clients, batches of ${BATCH}, ${bench.openCases} open cases`;
  return [
    {
      name: 'ingest end to end',
      unit: 'events/s',
      ours: rate,
      peer: bare,
      ratio: rate / bare,
      note: `${clients}; against a bare append with the same unique key in the same commits`,
    },
    note('both threads, also what sends', 'µs/event', 'processor time', cpuMicros),
    note('full load: clients send again at once', 'ms', 'receipt p99', p99Ms),
    note('full load', 'ms', 'longest stall of the main loop', stallMs),
    ...perEvent.map(([stage, micros]) => note('one thread', 'µs/event', stage, micros)),
    {
      name: 'single events from 64 writers',
      unit: 'events/s',
      ours: many,
      peer: one,
      ratio: many / one,
      note: 'against one writer: concurrent writers share a commit',
    },
  ];
}

async function endToEnd({ seconds, openCases }: IngestBench): Promise<{
  readonly rate: number;
  readonly stallMs: number;
  readonly p99Ms: number;
  readonly cpuMicros: number;
}> {
  return withPlatform(async (platform) => {
    const clients = CLIENTS.map((name) => new CaseTraffic(name, openCases / CLIENTS.length));
    for (const client of clients) {
      for (const batch of client.opening(Date.now() - 1000, BATCH)) {
        await platform.ingest(batch, ORIGIN);
      }
    }
    const waits: number[] = [];
    let stored = 0;
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    const cpu = process.cpuUsage();
    const begin = performance.now();
    const end = begin + seconds * 1000;
    const send = async (client: CaseTraffic): Promise<void> => {
      while (performance.now() < end) {
        const batch = client.batch(BATCH, Date.now() - 100);
        const sent = performance.now();
        const receipt = await platform.ingest(batch, ORIGIN);
        waits.push(performance.now() - sent);
        stored += receipt.accepted;
        if (receipt.rejected.length > 0) throw new Error(receipt.rejected[0]?.message);
      }
    };
    await Promise.all(clients.map(send));
    const rate = (stored / (performance.now() - begin)) * 1000;
    const { user, system } = process.cpuUsage(cpu);
    loop.disable();
    const check = await platform.verify();
    if (check.difference !== 0) throw new Error(`difference ${check.difference} after the run`);
    return {
      rate,
      stallMs: loop.max / 1e6,
      p99Ms: percentile(waits, 0.99),
      cpuMicros: (user + system) / stored,
    };
  });
}

/** µs an event by stage, measured in one thread without the way between threads. */
async function stages({ openCases }: IngestBench): Promise<readonly (readonly [string, number])[]> {
  return withFolder(async (folder) => {
    const store = sqliteStore(folder);
    const times = new Map<string, number>();
    const clock = systemClock(REAL_MACHINE);
    const vault = await openVault(store, defaultKeyFile(folder), clock.now());
    const writer = await Writer.open(measuredStore(store, times), clock, vault, firstReference);
    const clients = CLIENTS.map((name) => new CaseTraffic(name, openCases / CLIENTS.length));
    for (const client of clients) {
      for (const events of client.opening(Date.now() - 1000, BATCH)) {
        await writer.ingest([{ events, origin: ORIGIN }]);
      }
    }
    times.clear();
    let total = 0;
    let decode = 0;
    let clone = 0;
    let count = 0;
    for (let round = 0; round < 20; round += 1) {
      const batches = clients.map((client) => ({
        events: client.batch(BATCH, Date.now() - 100),
        origin: ORIGIN,
      }));
      clone += timeOf(() => structuredClone(batches));
      decode += timeOf(() => batches.map((batch) => admitBatch(batch, Date.now())));
      const begin = performance.now();
      await writer.ingest(batches);
      total += performance.now() - begin;
      count += BATCH * CLIENTS.length;
    }
    await store.close();
    const stored = [...times.values()].reduce((sum, one) => sum + one, 0);
    const perEvent = (ms: number): number => (ms * 1000) / count;
    return [
      ['between threads', perEvent(clone)],
      ['decode and check', perEvent(decode)],
      ...[...times].map(([stage, ms]) => [`store: ${stage}`, perEvent(ms)] as const),
      ['derive, cards, counts and commit', perEvent(total - decode - stored)],
      ['writer in all', perEvent(total)],
    ];
  });
}

/** Single events per second from so many writers at once. */
function singles(writers: number): Promise<number> {
  return withPlatform(async (platform) => {
    const client = new CaseTraffic('s', 1000);
    const end = performance.now() + 3000;
    const begin = performance.now();
    let stored = 0;
    const send = async (): Promise<void> => {
      while (performance.now() < end) {
        const { accepted } = await platform.ingest(client.batch(1, Date.now() - 100), ORIGIN);
        stored += accepted;
      }
    };
    await Promise.all(Array.from({ length: writers }, send));
    return (stored / (performance.now() - begin)) * 1000;
  });
}

function samples({ openCases }: IngestBench): readonly (readonly unknown[])[] {
  const clients = CLIENTS.map((name) => new CaseTraffic(name, openCases / CLIENTS.length));
  return Array.from({ length: 200 }, (_, index) =>
    (clients[index % clients.length] ?? new CaseTraffic('x', 1)).batch(BATCH, Date.now() - 100),
  );
}

function timeOf(work: () => unknown): number {
  const begin = performance.now();
  work();
  return performance.now() - begin;
}

async function withPlatform<T>(work: (platform: Platform) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    const platform = await openPlatform({ dataDir: folder });
    try {
      return await work(platform);
    } finally {
      await platform.close();
    }
  });
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) console.table(await benchIngest(), ['name', 'unit', 'ours', 'peer', 'ratio']);
