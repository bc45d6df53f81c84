import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeededRandom } from '../seeded-random.ts';
import { TortureServer } from '../torture-server.ts';
import { until } from '../until.ts';
import type { ProcessWatch } from '../watch-process.ts';
import { files } from './file-attacks.ts';
import { polling, websocket } from './frame-attacks.ts';
import type { Attack, Target } from './fuzzed.ts';
import { raiseCards } from './fuzzed-cases.ts';
import { rawHttp } from './raw-http-attack.ts';
import { acts, eventBodies, limitBodies, queries } from './http-attacks.ts';

const WATCH = join(import.meta.dirname, '../watch-process.ts');
/** How many of each attack run at once. */
const ATTACKERS: readonly (readonly [Attack, number])[] = [
  [eventBodies, 4],
  [limitBodies, 2],
  [queries, 3],
  [acts, 2],
  [rawHttp, 4],
  [polling, 2],
  [websocket, 6],
  [files, 1],
];
const FAULTS_KEPT = 50;

export interface FuzzRun {
  readonly seconds: number;
  readonly seed: number;
  /** Folder of the run, made here. */
  readonly folder: string;
  /** Only the attack of this name, to find out which one it was. */
  readonly only?: string | undefined;
}

/** What a run of inputs that nobody should send came to. */
export interface FuzzReport {
  readonly inputs: number;
  readonly inputsPerSecond: number;
  /** Answers of each attack: how many of which kind. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Inputs that made the server fail, and what it did. */
  readonly faults: readonly string[];
  readonly watch: ProcessWatch;
  /** Memory of the process when a tenth of the time had passed, and at the end. */
  readonly rssBytes: readonly [early: number, end: number];
  /** Differences that `verify` finds afterwards. */
  readonly difference: number;
}

/** Fires at a real server by every way in at once. */
export async function runFuzz({ seconds, seed, folder, only }: FuzzRun): Promise<FuzzReport> {
  mkdirSync(folder, { recursive: true });
  const watchFile = join(folder, 'watch.json');
  const server = await TortureServer.prepare({ MINGJIAN_DATA_DIR: join(folder, 'data') });
  server.addSupervisor('torture');
  const key = server.addSource('fuzz', 'urn:torture:fuzz');
  await server.start({ hook: WATCH, settings: { MINGJIAN_WATCH_FILE: watchFile } });
  try {
    const cookie = await server.signIn('torture');
    await raiseCards({ url: server.url, key });
    const answers: Record<string, Record<string, number>> = {};
    const faults: string[] = [];
    const begin = performance.now();
    const end = begin + seconds * 1000;
    const state = { inputs: 0, earlyRss: 0 };
    const attack = async ({ name, fire }: Attack, target: Target): Promise<void> => {
      const mine = (answers[name] ??= {});
      while (performance.now() < end) {
        const { answer, fault } = await fire(target).catch((error: unknown) => ({
          answer: `no answer: ${String((error as Error).cause ?? error).slice(0, 80)}`,
          fault: undefined,
        }));
        mine[answer] = (mine[answer] ?? 0) + 1;
        state.inputs += 1;
        if (fault !== undefined && faults.length < FAULTS_KEPT) faults.push(`${name}: ${fault}`);
        if (state.earlyRss === 0 && performance.now() - begin > seconds * 100) {
          state.earlyRss = readWatch(watchFile).rssBytes;
        }
      }
    };
    await Promise.all(
      ATTACKERS.flatMap(([each, count], kind) =>
        only !== undefined && only !== each.name
          ? []
          : Array.from({ length: count }, (_, index) => {
              const random = new SeededRandom(seed + kind * 1000 + index);
              return attack(each, { url: server.url, key, cookie, random });
            }),
      ),
    );
    const inputsPerSecond = state.inputs / ((performance.now() - begin) / 1000);
    await until('it still answers', async () => (await fetch(`${server.url}/healthz`)).ok);
    const alive = await fetch(`${server.url}/api/v1/me`, { headers: { cookie } });
    if (alive.status !== 200) faults.push(`the session answers ${alive.status} afterwards`);
    if (server.pid === undefined) faults.push('the process is gone');
    const watch = readWatch(watchFile);
    await server.stop();
    return {
      inputs: state.inputs,
      inputsPerSecond,
      answers,
      faults,
      watch,
      rssBytes: [state.earlyRss, watch.rssBytes],
      difference: server.countDifferences(),
    };
  } finally {
    server.kill();
    await server.gone();
  }
}

function readWatch(file: string): ProcessWatch {
  for (;;) {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as ProcessWatch;
    } catch (error) {
      // Read while it was being written; a file that is not there is another matter.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
}
