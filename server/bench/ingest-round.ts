import { openPlatform } from '../open-platform.ts';
import type { BenchHome } from './bench-home.ts';
import { CaseTraffic } from './case-traffic.ts';

const ORIGIN = { way: 'http', prefixes: ['urn:bench:'], sourceName: 'bench' } as const;
const CLIENTS = ['a', 'b', 'c', 'd'];
const BATCH = 500;
/** Numbers of a round begin here, so that none is sent twice. */
const EVENTS_OF_A_ROUND = 100_000_000;

/** What one round sends. */
export interface IngestRound {
  readonly openCases: number;
  /** Of each of four clients. */
  readonly batches: number;
  /** Which round it is on this home. */
  readonly round: number;
}

/** What an event cost in one round, and how long the store took to open. */
export interface IngestCost {
  readonly wallMicros: number;
  readonly cpuMicros: number;
  readonly openedMs: number;
}

/**
 * Opens a store that has data and lets four clients send to it: the sources of those data, with ids in
 * no order. Cases are opened first, which is not measured. Processor time is that of the writer, of
 * what reads and tidies behind it, of what makes the events, and of a database server.
 */
export async function ingestRound(
  home: BenchHome,
  { openCases, batches, round }: IngestRound,
): Promise<IngestCost> {
  const { dataDir, databaseUrl } = home;
  const opening = performance.now();
  const platform = await openPlatform({ dataDir, databaseUrl });
  const openedMs = performance.now() - opening;
  try {
    const clients = CLIENTS.map(
      (name) =>
        new CaseTraffic(name, Math.ceil(openCases / CLIENTS.length), {
          ...{ isShort: true, hasRandomIds: true, sentBefore: (round + 1) * EVENTS_OF_A_ROUND },
        }),
    );
    const take = async (events: readonly unknown[]): Promise<void> => {
      const { accepted, rejected } = await platform.ingest(events, ORIGIN);
      if (accepted !== events.length) throw new Error(rejected[0]?.message ?? 'sent before');
    };
    await Promise.all(
      clients.map(async (client) => {
        for (const events of client.opening(Date.now() - 1000, BATCH)) await take(events);
      }),
    );
    const begin = performance.now();
    const cpu = await home.cpuMicros();
    await Promise.all(
      clients.map(async (client) => {
        for (let left = batches; left > 0; left -= 1) {
          await take(client.batch(BATCH, Date.now() - 100));
        }
      }),
    );
    // Each was taken, or the round would have failed: clients that add to one sum while they wait lose some.
    const stored = clients.length * batches * BATCH;
    const wallMicros = ((performance.now() - begin) * 1000) / stored;
    return { wallMicros, cpuMicros: ((await home.cpuMicros()) - cpu) / stored, openedMs };
  } finally {
    await platform.close();
  }
}
