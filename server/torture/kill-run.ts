import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Crew } from './crew.ts';
import { examine } from './examine.ts';
import type { Examination } from './examine.ts';
import type { PostgresCluster } from './postgres-cluster.ts';
import { History } from './history.ts';
import { SeededRandom } from './seeded-random.ts';
import { TortureServer } from './torture-server.ts';

/** How long and with what a run goes on. */
export interface KillRun {
  readonly kills: number;
  readonly seed: number;
  /** Folder of the run, made here: the embedded store's data, the history, an export. */
  readonly folder: string;
  /** Stops killing after so long, however many kills are left. */
  readonly mostMs?: number | undefined;
  /** The PostgreSQL server that holds the data: it is killed in turns with the product. */
  readonly cluster?: PostgresCluster | undefined;
  /** Plants a fault of `die-at-site.ts` in the last life of the server, to see that a run finds it. */
  readonly planted?: string | undefined;
  readonly onKill?: ((done: number) => void) | undefined;
}

/** What a run found. */
export interface KillReport extends Examination {
  /** Kills by where the blow fell. */
  readonly kills: Readonly<Record<string, number>>;
  /** From the start of the process to its first receipt, after each kill. */
  readonly restartMs: readonly number[];
}

/** Where the blow falls on the product; all but the first two are sites of `die-at-site.ts`. */
const SITES = ['outside', 'onReceipt', 'beforeCommit', 'afterCommit', 'beforeReceipt'] as const;

const WITH_POSTGRES = [...SITES, 'postmaster'] as const;

const LONGEST_LIFE_MS = 400;
const MOST_PASSED = 30;
/** A server that does not die at its site in this time is killed from outside. */
const PATIENCE_MS = 10_000;

/**
 * Writers send cases, tickets and reviews to a real server over HTTP and `/ingest` while it is killed again and again;
 * in the end everything stored is held against everything acknowledged.
 *
 * @throws {Error} a receipt contradicts the ones before it, or the server does not start again.
 */
export async function runKills(run: KillRun): Promise<KillReport> {
  mkdirSync(run.folder, { recursive: true });
  const server = await TortureServer.prepare({
    MINGJIAN_DATA_DIR: join(run.folder, 'data'),
    MINGJIAN_ADMIN_PASSWORD: 'torture-admin-2026',
    ...(run.cluster !== undefined && { MINGJIAN_DATABASE_URL: run.cluster.url }),
  });
  server.addSupervisor('torture');
  const key = server.addSource('torture', 'urn:torture');
  const history = new History(join(run.folder, 'history.ndjson'));
  const crew = new Crew(server.url, key, run.seed, history);
  try {
    const { kills, restartMs } = await killAgainAndAgain(run, server, crew, history);
    await server.start({ dieAt: run.planted });
    // Everything that got no answer is sent again by now.
    await crew.hears(100);
    await crew.stop();
    return { kills, restartMs, ...(await examine(server, history, run.folder)) };
  } finally {
    await crew.stop();
    history.close();
    server.kill();
    await server.gone();
  }
}

async function killAgainAndAgain(
  run: KillRun,
  server: TortureServer,
  crew: Crew,
  history: History,
): Promise<Pick<KillReport, 'kills' | 'restartMs'>> {
  const random = new SeededRandom(run.seed);
  const kills: Record<string, number> = {};
  const restartMs: number[] = [];
  const end = performance.now() + (run.mostMs ?? Infinity);
  for (let done = 0; done < run.kills && performance.now() < end; done += 1) {
    const manner = random.pick(run.cluster === undefined ? SITES : WITH_POSTGRES);
    const begin = performance.now();
    const off = crew.onReceipt(() => {
      off();
      restartMs.push(performance.now() - begin);
    });
    await crew.orBroken(
      manner === 'postmaster'
        ? outliveDatabase(run, server, crew, random)
        : liveAndDie(server, crew, manner, random),
    );
    off();
    kills[manner] = (kills[manner] ?? 0) + 1;
    history.remark({ killed: manner });
    run.onKill?.(done + 1);
  }
  return { kills, restartMs };
}

/** Starts the server, lets it take events, and sees it killed. */
async function liveAndDie(
  server: TortureServer,
  crew: Crew,
  manner: (typeof SITES)[number],
  random: SeededRandom,
): Promise<void> {
  if (manner === 'outside') {
    await server.start();
    await crew.hears(1);
    await wait(random.next() * LONGEST_LIFE_MS);
    server.kill();
  } else if (manner === 'onReceipt') {
    await server.start();
    await crew.hears(1 + random.below(MOST_PASSED));
    server.kill();
  } else {
    await server.start({ dieAt: `${manner}:${1 + random.below(MOST_PASSED)}` });
    const impatient = setTimeout(() => {
      server.kill();
    }, PATIENCE_MS);
    await server.gone();
    clearTimeout(impatient);
  }
  await server.gone();
}

/** The database is killed under a server that goes on; it takes events again without a restart. */
async function outliveDatabase(
  { cluster }: KillRun,
  server: TortureServer,
  crew: Crew,
  random: SeededRandom,
): Promise<void> {
  await server.start();
  await crew.hears(1 + random.below(MOST_PASSED));
  await cluster?.kill();
  await cluster?.start();
  const { pid } = server;
  await crew.hears(8);
  if (pid === undefined || server.pid !== pid) throw new Error('the server did not outlive it');
  server.kill();
  await server.gone();
}
