import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runDeafReaders } from './deaf-readers.ts';
import { failEveryCall } from './fail-every-call.ts';
import { runKills } from './kill-run.ts';
import { mebibytes, ms } from './print-figures.ts';
import { PostgresCluster } from './postgres-cluster.ts';
import { runStorm } from './storm.ts';
import { runUnfairSource } from './unfair-source.ts';

/**
 * `npm run torture`, exit status 1 where something is wrong:
 * `--kills N [--seed S] [--home sqlite|postgres]` kills a server N times while writers send to it,
 * and the database with it where that is another one: nothing acknowledged may be lost or kept twice;
 * `--io [--home sqlite|postgres]` fails every single call of the store in turn, in each manner;
 * `--garbage SECONDS` sends garbage at full speed beside honest sources;
 * `--deaf N` opens N live connections that never read;
 * `--storm N` breaks N live connections at once, by a cut and by a kill.
 */
const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    home: { type: 'string', default: 'sqlite' },
    io: { type: 'boolean' },
    garbage: { type: 'string' },
    deaf: { type: 'string' },
    storm: { type: 'string' },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'mingjian-torture-'));
const data = join(folder, 'run');
const faults = await run();
if (faults > 0) {
  console.error(`${faults} faults; the evidence stays in ${folder}`);
  process.exitCode = 1;
} else {
  rmSync(folder, { recursive: true, force: true });
}

function run(): Promise<number> {
  if (values.io === true) return failCalls();
  if (values.garbage !== undefined) return sendGarbage(whole(values.garbage));
  if (values.deaf !== undefined) return openDeaf(whole(values.deaf));
  if (values.storm !== undefined) return storm(whole(values.storm));
  return kill(whole(values.kills ?? '100'), whole(values.seed));
}

function whole(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  console.error(`"${text}" is no whole number above 0.`);
  process.exit(2);
}

async function kill(kills: number, seed: number): Promise<number> {
  console.log(`${kills} kills, seed ${seed}, in ${folder}`);
  const cluster = values.home === 'postgres' ? await PostgresCluster.make() : undefined;
  const report = await runKills({
    kills,
    seed,
    folder: data,
    cluster,
    onKill: (done) => {
      if (done % 50 === 0) console.log(`${done} kills`);
    },
  }).finally(() => cluster?.remove());
  const { restartMs, violations, kills: byManner, ...figures } = report;
  const sorted = [...restartMs].sort((one, other) => one - other);
  const at = (part: number): string =>
    ms(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);
  console.table({ ...byManner });
  console.table({
    ...figures,
    violations: violations.length,
    'start to first receipt, median': at(0.5),
    'start to first receipt, p99': at(0.99),
    'start to first receipt, longest': at(1),
  });
  for (const { kind, id } of violations.slice(0, 20)) console.error(`${kind}: ${id}`);
  return violations.length + report.difference + report.exportFaults;
}

async function failCalls(): Promise<number> {
  const home = values.home === 'postgres' ? 'postgres' : 'sqlite';
  const onLife = (done: number): void => {
    if (done % 100 === 0) console.log(`${done} lives`);
  };
  const { lives, calls, faults: found } = await failEveryCall({ home, onLife });
  console.log(`${lives} lives, each with one of ${calls} calls failing: ${found.length} faults`);
  for (const fault of found.slice(0, 20)) console.error(fault);
  return found.length;
}

/** Figures only: what they should be depends on what else the machine does. */
async function sendGarbage(seconds: number): Promise<number> {
  const { alone, beside, missed, statuses } = await runUnfairSource(data, seconds);
  console.table({
    'receipt median, alone': ms(alone.median),
    'receipt median, beside garbage': ms(beside.median),
    'receipt p99, alone': ms(alone.p99),
    'receipt p99, beside garbage': ms(beside.p99),
    'p99, times': (beside.p99 / alone.p99).toFixed(2),
    'batches without receipt': missed,
  });
  console.log('answers to the garbage', statuses);
  return missed;
}

async function openDeaf(deaf: number): Promise<number> {
  const report = await runDeafReaders(data, deaf, { bursts: 40, cards: 100, patienceMs: 20_000 });
  const { before, beside, rssBytes, cutOff } = report;
  console.table({
    'event to view, median, before': ms(before.median),
    'event to view, median, beside': ms(beside.median),
    'event to view, p99, before': ms(before.p99),
    'event to view, p99, beside': ms(beside.p99),
    'memory before': mebibytes(rssBytes[0]),
    'memory at most': mebibytes(rssBytes[1]),
    'cut off': `${cutOff} of ${deaf}`,
  });
  return 0;
}

async function storm(sockets: number): Promise<number> {
  const { firstMs, cutMs, restartMs, wrong } = await runStorm(data, sockets);
  console.table({
    connections: sockets,
    'there and right for the first time': ms(firstMs),
    'back and right after a cut': ms(cutMs),
    'back and right after kill -9, from listening': ms(restartMs),
    'wrong views': wrong,
  });
  return wrong;
}
