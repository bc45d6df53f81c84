import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LiveWorld } from '../torture/live-world.ts';
import regions from '../../mock-data/reference/regions.json' with { type: 'json' };
import type { BenchRow } from './due-dates.ts';
import { mainThreadMs, processMs } from './process-time.ts';
import type { ClientsReport, ToClients } from './sockets-messages.ts';

const PROGRAM = fileURLToPath(new URL('sockets-clients.ts', import.meta.url));
/** As many as one account may have; browsers of one scope are several people. */
const SOCKETS_PER_ACCOUNT = 20;
const MESSAGES_PER_S = 10;
/** What comes at the end of a load may be on its way for so long before views are compared. */
const SETTLED_MS = 3000;

/** How many watch, and how much happens. */
export interface SocketsBench {
  readonly sockets: number;
  /** Counties, each with viewers who see it alone. */
  readonly scopes: number;
  /** Cards that come up in each scope in a second. */
  readonly changesPerSecond: number;
  readonly seconds: number;
  /** Cards that come up at once, over all scopes. */
  readonly burst: number;
}

/**
 * Many browsers in many scopes before one server: how old a change is when it stands in a view, and
 * what the server works for it. Server, browsers and source are three processes on this machine; what
 * is drawn is not measured. The server's time is told with and without the browsers under the same
 * load, since most of it is taking the events that raise the cards.
 */
export async function benchSockets(bench: SocketsBench): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-sockets-'));
  const counties = regions.filter(({ level }) => level === 2).map(({ code }) => code);
  const scopes = counties.slice(0, bench.scopes);
  const accounts = Math.ceil(bench.sockets / SOCKETS_PER_ACCOUNT / scopes.length) * scopes.length;
  const world = await LiveWorld.open(folder, accounts, scopes);
  const clients = fork(PROGRAM);
  try {
    await load(world, scopes, bench, 2);
    const alone = await load(world, scopes, bench, bench.seconds);
    const { url } = world.server;
    const since = Date.now();
    await told(clients, { url, cookies: world.cookies, sockets: bench.sockets });
    await load(world, scopes, bench, 2);
    const before = (await told(clients, 'report')) as ClientsReport;
    const watched = await load(world, scopes, bench, bench.seconds);
    const steady = (await told(clients, 'report')) as ClientsReport;
    await burst(world, scopes, bench.burst);
    const jump = (await told(clients, 'report')) as ClientsReport;
    const wrong = await countWrong(world, jump, since);
    const snapshots = jump.snapshots - bench.sockets;
    const views = `${bench.sockets} sockets in ${scopes.length} scopes`;
    const clientsCpu = ((steady.cpuMs - before.cpuMs) / 1000 / bench.seconds).toFixed(2);
    const age = (what: ClientsReport, when: string): BenchRow => ({
      name: `${views}, ${when}: change in a view p99`,
      unit: 'ms',
      ours: what.p99,
      note: `goal 1,000, from before it was sent; median ${what.p50.toFixed(0)}, longest ${what.longest.toFixed(0)} ms of ${what.seen} changes in views; ${wrong} accounts with a view that lacks or invents a card in the end; ${snapshots} views read again`,
    });
    return [
      age(steady, `${bench.changesPerSecond} changes/s in each`),
      age(jump, `${bench.burst} cards at once`),
      {
        name: `${views}: processor time of the server`,
        unit: 'cores',
        ours: watched.cores,
        peer: alone.cores,
        ratio: watched.cores / alone.cores,
        note: `goal 0.5; of it the main thread ${watched.mainCores.toFixed(2)}, ${alone.mainCores.toFixed(2)} without sockets; the peer is the same load without sockets; the clients took ${clientsCpu} cores`,
      },
    ];
  } finally {
    clients.kill();
    world.server.kill();
    await world.server.gone();
    for (const one of [folder, `${folder}-anchors`]) rmSync(one, { recursive: true, force: true });
  }
}

interface Load {
  readonly cores: number;
  readonly mainCores: number;
}

/** Keeps the load up for so long, whatever the server answers; its processor time meanwhile. */
async function load(
  world: LiveWorld,
  scopes: readonly string[],
  { changesPerSecond }: SocketsBench,
  seconds: number,
): Promise<Load> {
  const each = Math.round((changesPerSecond * scopes.length) / MESSAGES_PER_S);
  const pid = world.server.pid ?? 0;
  const [all, main] = [processMs(pid), mainThreadMs(pid)];
  const begin = performance.now();
  const sent: Promise<unknown>[] = [];
  for (let message = 0; message < seconds * MESSAGES_PER_S; message += 1) {
    await wait(Math.max(0, begin + (message * 1000) / MESSAGES_PER_S - performance.now()));
    sent.push(world.raiseCards(each, scopes));
  }
  await Promise.all(sent);
  const ms = performance.now() - begin;
  const load = {
    cores: (processMs(pid) - all) / ms,
    mainCores: (mainThreadMs(pid) - main) / ms,
  };
  await wait(SETTLED_MS);
  return load;
}

async function burst(world: LiveWorld, scopes: readonly string[], cards: number): Promise<void> {
  const halves = [Math.ceil(cards / 2), Math.floor(cards / 2)];
  await Promise.all(halves.map((half) => world.raiseCards(half, scopes)));
  await wait(SETTLED_MS);
}

/**
 * Accounts of which a view says what the server does not list for them, or lacks what came up since it
 * began: of what was there before, a view is given 500 rows at most.
 */
async function countWrong(
  world: LiveWorld,
  { texts }: ClientsReport,
  since: number,
): Promise<number> {
  let wrong = 0;
  for (const [cookie, held] of Object.entries(texts)) {
    const listed = rowsOf(await world.listed(cookie));
    const [view, ...others] = held.map(rowsOf);
    if (view === undefined || others.length > 0 || !isRight(view, listed, since)) wrong += 1;
  }
  return wrong;
}

function isRight(view: ReadonlySet<string>, listed: ReadonlySet<string>, since: number): boolean {
  const owed = [...listed].filter((row) => Number(/@(\d+)/.exec(row)?.[1]) >= since);
  return [...view].every((row) => listed.has(row)) && owed.every((row) => view.has(row));
}

function rowsOf(text: string): ReadonlySet<string> {
  return new Set(text === '' ? [] : text.split('\n'));
}

function told(clients: ChildProcess, message: ToClients): Promise<unknown> {
  const answered = new Promise((resolve, reject) => {
    clients.once('message', resolve);
    clients.once('exit', () => {
      reject(new Error('the clients of the bench ended'));
    });
  });
  clients.send(message);
  return answered;
}
