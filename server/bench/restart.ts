import { TortureServer } from '../torture/torture-server.ts';
import type { BenchHome } from './bench-home.ts';
import type { BenchRow } from './due-dates.ts';
import { CaseTraffic } from './case-traffic.ts';
import { processMs } from './process-time.ts';
import { median } from './rounds.ts';

const BATCH = 500;
/** Behind those of `ingestRound`. */
const SENT_BEFORE = 10_000_000_000;
const ACCOUNT = 'bench-starts';

/** How often it is started, and after how much. */
export interface Restarts {
  readonly starts: number;
  /** Batches of 500 events taken before it is killed. */
  readonly batchesBefore: number;
}

interface Start {
  readonly listens: number;
  readonly accepts: number;
  readonly shows: number;
  /** Processor time of the server until then, ms. */
  readonly cpuMs: number;
}

/**
 * A server on this home is killed while it takes events and started again, some times: how long until
 * one more event is acknowledged and the counts of all clocks are answered, from the start of the
 * process. The counts are asked for at the same time as the event is sent.
 */
export async function restart(
  home: BenchHome,
  { starts: rounds, batchesBefore }: Restarts,
): Promise<readonly BenchRow[]> {
  const database = home.databaseUrl;
  const server = await TortureServer.prepare({
    MINGJIAN_DATA_DIR: home.dataDir,
    ...(database !== undefined && { MINGJIAN_DATABASE_URL: database }),
  });
  const key = server.addSource('bench-starts', 'urn:bench');
  server.addSupervisor(ACCOUNT);
  await server.start();
  const cookie = await server.signIn(ACCOUNT);
  const traffic = new CaseTraffic('a', 2000, { hasRandomIds: true, sentBefore: SENT_BEFORE });
  const starts: Start[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (let batch = 1; batch < batchesBefore; batch += 1) {
        await send(server, key, traffic.batch(BATCH, Date.now() - 100));
      }
      const cut = send(server, key, traffic.batch(BATCH, Date.now() - 100)).catch(() => undefined);
      server.kill();
      await Promise.all([server.gone(), cut]);
      starts.push(await startOf(server, key, cookie, traffic));
    }
  } finally {
    await server.stop();
  }
  const worst = Math.max(...starts.map(({ accepts, shows }) => Math.max(accepts, shows)));
  const cpu = median(starts.map(({ cpuMs }) => cpuMs)).toFixed(0);
  const note = `goal 2,000; median of ${rounds} starts after kill -9, worst ${worst.toFixed(0)}; ${cpu} ms of processor time`;
  const row = (name: string, of: (start: Start) => number): BenchRow => ({
    ...{ name, unit: 'ms', ours: median(starts.map(of)), note },
  });
  return [
    row('started after kill -9, listens', ({ listens }) => listens),
    row('started after kill -9, an event is acknowledged', ({ accepts }) => accepts),
    row('started after kill -9, counts are shown', ({ shows }) => shows),
  ];
}

async function startOf(
  server: TortureServer,
  key: string,
  cookie: string,
  traffic: CaseTraffic,
): Promise<Start> {
  const begin = performance.now();
  const since = (): number => performance.now() - begin;
  await server.start();
  const listens = since();
  const [accepts, shows] = await Promise.all([
    send(server, key, traffic.batch(1, Date.now() - 100)).then(since),
    summary(server, cookie).then(since),
  ]);
  return { listens, accepts, shows, cpuMs: processMs(server.pid ?? 0) };
}

async function send({ url }: TortureServer, key: string, events: unknown[]): Promise<void> {
  const answer = await fetch(`${url}/api/v1/events`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/cloudevents-batch+json',
    },
    body: JSON.stringify(events),
  });
  const { accepted } = (await answer.json()) as { readonly accepted?: number };
  if (accepted !== events.length) throw new Error('events of the bench were refused');
}

async function summary({ url }: TortureServer, cookie: string): Promise<void> {
  const address = `${url}/api/v1/clocks/summary?by=region&kind=commitment`;
  const answer = await fetch(address, { headers: { cookie } });
  const { items } = (await answer.json()) as { readonly items?: readonly unknown[] };
  if ((items?.length ?? 0) === 0) throw new Error('no counts were shown after the start');
}
