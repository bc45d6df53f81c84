import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { TrafficSender } from './traffic-sender.ts';
import { SeededRandom } from './seeded-random.ts';
import { httpWay } from './source-writer.ts';
import { TortureServer } from './torture-server.ts';

const SENDERS = ['a', 'b', 'c', 'd'];
const BATCH = 20;
const EVERY_MS = 40;

/** What honest sources notice of a mad one. */
export interface UnfairReport {
  /** Milliseconds from sending to receipt: alone, and beside the mad source. */
  readonly alone: Latency;
  readonly beside: Latency;
  /** Batches of honest sources that got no receipt. */
  readonly missed: number;
  /** Answers to the mad source by status. */
  readonly statuses: Readonly<Record<string, number>>;
}

interface Latency {
  readonly median: number;
  readonly p99: number;
  readonly batches: number;
}

/** Four honest sources at a steady pace, first alone and then beside one that sends garbage at full speed. */
export async function runUnfairSource(folder: string, seconds: number): Promise<UnfairReport> {
  const server = await TortureServer.prepare({ MINGJIAN_DATA_DIR: folder });
  const keys = SENDERS.map((name) => server.addSource(name, `urn:torture:${name}`));
  const madKey = server.addSource('mad', 'urn:torture:mad');
  await server.start();
  try {
    const state = { missed: 0 };
    const senders = keys.map((key, index) => ({
      sender: new TrafficSender(`urn:torture:${SENDERS[index] ?? ''}`, new SeededRandom(index)),
      way: httpWay(server.url, key),
    }));
    const measure = async (): Promise<Latency> => {
      const times: number[] = [];
      const until = performance.now() + seconds * 1000;
      const one = async ({ sender, way }: (typeof senders)[number]): Promise<void> => {
        for (let due = performance.now(); due < until; due += EVERY_MS) {
          await wait(Math.max(0, due - performance.now()));
          const events = sender.next(BATCH).map(({ event }) => event);
          const begin = performance.now();
          if ((await way.send(events)) === undefined) state.missed += 1;
          times.push(performance.now() - begin);
        }
      };
      await Promise.all(senders.map(one));
      return latencyOf(times);
    };
    // The first seconds warm the server up; they are in neither figure.
    await measure();
    const alone = await measure();
    const mad = spawn(
      process.execPath,
      [join(import.meta.dirname, 'garbage-sender.ts'), server.url, madKey],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let said = '';
    mad.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await measure();
    const beside = await measure();
    mad.kill('SIGTERM');
    await once(mad, 'exit');
    const statuses = JSON.parse(said) as Record<string, number>;
    return { alone, beside, missed: state.missed, statuses };
  } finally {
    server.kill();
    await server.gone();
  }
}

function latencyOf(times: readonly number[]): Latency {
  const sorted = [...times].sort((one, other) => one - other);
  const at = (part: number): number => sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99), batches: times.length };
}
