import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Crew } from './crew.ts';
import { examine } from './examine.ts';
import type { Examination } from './examine.ts';
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
  /** Settings of the server beside its folder, such as another home of the data. */
  readonly settings?: Readonly<Record<string, string>> | undefined;
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

/** Where the blow falls; all but `outside` and `onReceipt` are sites of `die-at-site.ts`. */
const MANNERS = ['outside', 'onReceipt', 'beforeCommit', 'afterCommit', 'beforeReceipt'] as const;

const LONGEST_LIFE_MS = 400;
const MOST_PASSED = 30;
/** A server that does not die at its site in this time is killed from outside. */
const PATIENCE_MS = 10_000;

/**
 * Writers send cases to a real server over HTTP and `/ingest` while it is killed again and again;
 * in the end everything stored is held against everything acknowledged.
 *
 * @throws {Error} a receipt contradicts the ones before it, or the server does not start again.
 */
export async function runKills(run: KillRun): Promise<KillReport> {
  mkdirSync(run.folder, { recursive: true });
  const server = await TortureServer.prepare({
    MINGJIAN_DATA_DIR: join(run.folder, 'data'),
    MINGJIAN_ADMIN_PASSWORD: 'torture-admin-2026',
    ...run.settings,
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
    const manner = random.pick(MANNERS);
    const begin = performance.now();
    const off = crew.onReceipt(() => {
      off();
      restartMs.push(performance.now() - begin);
    });
    await crew.orBroken(liveAndDie(server, crew, manner, random));
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
  manner: (typeof MANNERS)[number],
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
