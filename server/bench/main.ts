import type { BenchRow } from './due-dates.ts';
import { benchDueDates } from './due-dates.ts';
import { benchConsole } from './console.ts';
import { benchGrownStore } from './grown-store.ts';
import { benchImport } from './import-rows.ts';
import { benchIngest } from './ingest.ts';
import { benchLive } from './live.ts';
import { benchSharedIngest } from './shared-ingest.ts';
import { benchOpenCards } from './open-cards.ts';
import { benchOpenTickets } from './open-tickets.ts';
import { benchQueue } from './queue.ts';

/**
 * `npm run bench`: every figure with its peer, measured in this run, as one table. `--short` is the
 * smoke of CI: the same benches, seconds instead of a minute, figures not to be quoted. `--size S`
 * grows a store to 1 million cases instead (a quarter of an hour), `--size N` to so many; `--queue`
 * opens the queue of feedback alone, `--console` the console.
 */
const short = process.argv.includes('--short');
const hasRandomIds = !process.argv.includes('--growing');
const sizes = process.argv.flatMap((word, place, words) =>
  words[place - 1] === '--size' ? [word === 'S' ? 1_000_000 : Number(word)] : [],
);

const GROWN = sizes.map(
  (cases) => () => benchGrownStore({ cases, openCases: 100_000, hasRandomIds }),
);
const USUAL: readonly (() => Promise<readonly BenchRow[]>)[] = [
  benchDueDates,
  () => benchIngest({ seconds: short ? 4 : 60, openCases: short ? 2_000 : 20_000 }),
  () => benchSharedIngest({ seconds: short ? 4 : 30, openCases: short ? 2_000 : 20_000 }),
  () => benchLive({ eventsPerSecond: short ? 2_000 : 8_000, seconds: short ? 5 : 30 }),
  () => benchImport(short ? 2_000 : 60_000),
  () => benchOpenCards(short ? 3_000 : 30_000),
  () =>
    benchOpenTickets({
      tickets: short ? 12_000 : 50_000,
      handlers: short ? 50 : 200,
      seconds: short ? 4 : 60,
    }),
];
const CONSOLE = (): Promise<readonly BenchRow[]> =>
  benchConsole({
    cards: short ? 3_000 : 30_000,
    changesPerSecond: short ? 200 : 1_000,
    seconds: short ? 4 : 20,
  });

const QUEUE = (): Promise<readonly BenchRow[]> =>
  benchQueue({
    tickets: short ? 3_000 : 50_000,
    changesPerSecond: short ? 50 : 200,
    seconds: short ? 4 : 20,
  });
const only = [
  ...GROWN,
  ...(process.argv.includes('--console') ? [CONSOLE] : []),
  ...(process.argv.includes('--queue') ? [QUEUE] : []),
];

for (const bench of only.length > 0 ? only : [...USUAL, CONSOLE, QUEUE]) print(await bench());

function print(rows: readonly BenchRow[]): void {
  console.table(
    rows.map(({ name, unit, ours, peer, ratio }) => ({
      name,
      unit,
      ours: shown(ours),
      peer: peer === undefined ? '' : shown(peer),
      ratio: ratio === undefined ? '' : `× ${ratio.toFixed(2)}`,
    })),
  );
  for (const { name, note } of rows) console.log(`${name}: ${note}`);
  console.log('');
}

function shown(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });
}
