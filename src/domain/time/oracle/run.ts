import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { Difference } from './compare.ts';
import type { Share, WalkedShare } from './walk-thread.ts';

const HELP = `Answers random cases by the limit engine and by walking from minute to minute.

  npm run oracle -- [--cases COUNT]     100000 unless given
  npm run oracle -- --seconds SECONDS   as many cases as fit
  --seed SEED       the first case; 1 unless given
  --threads COUNT   one for each processor unless given
`;
const MOST_SHOWN = 3;
/** Cases handed to a thread at once: about half a second of work. */
const SHARE = 250;
const TELL_EVERY_MS = 10_000;

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string' },
    threads: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit();
}
const first = wholeAbove0('seed', values.seed, 1);
const seconds = values.seconds === undefined ? Infinity : wholeAbove0('seconds', values.seconds, 0);
const most = wholeAbove0('cases', values.cases, seconds === Infinity ? 100_000 : 1_000_000_000);
const threads = wholeAbove0('threads', values.threads, availableParallelism());

const startedAt = performance.now();
let [given, walked, differences, toldAt] = [0, 0, 0, startedAt];
await Promise.all(Array.from({ length: threads }, walkShares));
const used = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(
  `${walked} cases from seed ${first}: ${differences} differences (${used} s on ${threads} threads)`,
);
process.exitCode = differences === 0 ? 0 : 1;

/** Keeps a thread at work until all cases are given out or the time is over. */
async function walkShares(): Promise<void> {
  const worker = new Worker(new URL('./walk-thread.ts', import.meta.url));
  for (let share = nextShare(); share !== undefined; share = nextShare()) {
    const answer = once(worker, 'message');
    worker.postMessage(share);
    const [told] = (await answer) as [WalkedShare];
    take(told);
  }
  await worker.terminate();
}

function nextShare(): Share | undefined {
  const count = Math.min(SHARE, most - given);
  if (count <= 0 || performance.now() - startedAt >= seconds * 1000) return undefined;
  const share = { first: first + given, count };
  given += count;
  return share;
}

function take(share: WalkedShare): void {
  walked += share.count;
  for (const difference of share.differences) {
    differences += 1;
    if (differences <= MOST_SHOWN) show(difference);
  }
  const now = performance.now();
  if (now - toldAt < TELL_EVERY_MS) return;
  toldAt = now;
  const of = seconds === Infinity ? ` of ${most}` : '';
  console.log(`${walked}${of} cases, ${differences} differences so far`);
}

function show({ seed, request, expected, actual }: Difference): void {
  console.log(`seed ${seed}\n  request  ${JSON.stringify(request)}`);
  for (const key of Object.keys(expected) as (keyof typeof expected)[]) {
    const [right, counted] = [JSON.stringify(expected[key]), JSON.stringify(actual[key])];
    if (right !== counted) console.log(`  ${key}\n    oracle ${right}\n    engine ${counted}`);
  }
}

function wholeAbove0(name: string, text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`--${name} needs a whole number above 0, not ${text}`);
  process.exit(2);
}
