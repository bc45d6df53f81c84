import type { BenchRow } from './due-dates.ts';
import { benchDueDates } from './due-dates.ts';
import type { HomeKind } from './bench-home.ts';
import { benchConsole } from './console.ts';
import { benchCurve } from './curve.ts';
import { benchGrownStore } from './grown-store.ts';
import { benchImport } from './import-rows.ts';
import { benchIngest } from './ingest.ts';
import { benchLive } from './live.ts';
import { benchSharedIngest } from './shared-ingest.ts';
import { benchOpenCards } from './open-cards.ts';
import { benchOpenTickets } from './open-tickets.ts';
import { benchQueue } from './queue.ts';
import { benchSockets } from './sockets.ts';

/**
 * `npm run bench`: every figure with its peer, measured in this run, as one table. `--short` is the
 * smoke of CI: the same benches, seconds instead of a minute, figures not to be quoted. One alone:
 *
 * - `--size S|N` a store of a million cases, or N: reading, taking, deriving again, starting; ten million
 *   on PostgreSQL take an hour and more, and 60 GB
 * - `--curve [--most 10000000]` what an event costs from ten thousand stored cases on
 * - `--sockets` a thousand browsers, `--handlers` two hundred people at 50,000 tickets
 * - `--load` ingest, and receipts at half of what it measured
 * - `--console`, `--queue` one page
 *
 * `--home postgresql` puts the first two there instead of SQLite; `--grown 10000` lets so many cases
 * come through the product before they are copied, instead of 100,000.
 */
const short = process.argv.includes('--short');
const home: HomeKind = valueOf('--home') === 'postgresql' ? 'postgresql' : 'sqlite';

const restarts = short ? { starts: 1, batchesBefore: 4 } : { starts: 5, batchesBefore: 40 };

type Bench = () => Promise<readonly BenchRow[]>;

function valueOf(flag: string): string | undefined {
  const place = process.argv.indexOf(flag);
  const value = place < 0 ? undefined : process.argv[place + 1];
  return value?.startsWith('--') === true ? undefined : value;
}

/** So many cases come through the product, the others are copies of them. */
const mostGrown = Number(valueOf('--grown') ?? 100_000);

/** Open cases of the line of design.md 7 for large stores. */
const MOST_OPEN = 100_000;
const SIZE: Bench = () => {
  const asked = valueOf('--size') ?? (short ? '2000' : 'S');
  const cases = asked === 'S' ? 1_000_000 : Number(asked);
  const openCases = Math.min(Math.ceil(cases / 10), MOST_OPEN);
  const batches = short ? 2 : 100;
  return benchGrownStore({ home, cases, mostGrown, openCases, batches, restarts }, print);
};

const CURVE: Bench = () => {
  const most = Number(valueOf('--most') ?? (short ? 2_000 : 10_000_000));
  const sizes = [1, 10, 100, 1000].map((times) => (short ? 200 : 10_000) * times);
  return benchCurve({
    ...{ home, restarts, sizes: [...sizes.filter((size) => size < most), most] },
    ...(short ? { mostGrown: 200, rounds: 1, batches: 1 } : { mostGrown, rounds: 5, batches: 10 }),
  });
};

const SOCKETS: Bench = () =>
  benchSockets(
    short
      ? { sockets: 40, scopes: 4, changesPerSecond: 10, seconds: 2, burst: 100 }
      : { sockets: 1000, scopes: 20, changesPerSecond: 50, seconds: 20, burst: 1000 },
  );

/** What the server takes is measured first: the load of receipts is half of it. */
const LOAD: Bench = async () => {
  const ingest = await benchIngest({ seconds: short ? 4 : 60, openCases: short ? 2_000 : 20_000 });
  print(ingest);
  const most = ingest[0]?.ours ?? Number.NaN;
  return benchLive({ eventsPerSecond: short ? 2_000 : most / 2, seconds: short ? 5 : 30 });
};

const HANDLERS: Bench = () =>
  benchOpenTickets({
    tickets: short ? 12_000 : 50_000,
    handlers: short ? 50 : 200,
    seconds: short ? 4 : 60,
  });

const CONSOLE: Bench = () =>
  benchConsole({
    cards: short ? 3_000 : 30_000,
    changesPerSecond: short ? 200 : 1_000,
    seconds: short ? 4 : 20,
  });

const QUEUE: Bench = () =>
  benchQueue({
    tickets: short ? 3_000 : 50_000,
    changesPerSecond: short ? 50 : 200,
    seconds: short ? 4 : 20,
  });

const USUAL: readonly Bench[] = [
  benchDueDates,
  LOAD,
  () => benchSharedIngest({ seconds: short ? 4 : 30, openCases: short ? 2_000 : 20_000 }),
  () => benchImport(short ? 2_000 : 60_000),
  () => benchOpenCards(short ? 3_000 : 30_000),
  HANDLERS,
  // Whole, these take as long as all others together: by their flags.
  ...(short ? [SIZE, CURVE] : []),
  SOCKETS,
  CONSOLE,
  QUEUE,
];

const ALONE: Readonly<Record<string, Bench>> = {
  '--size': SIZE,
  '--curve': CURVE,
  '--sockets': SOCKETS,
  '--load': LOAD,
  '--handlers': HANDLERS,
  '--console': CONSOLE,
  '--queue': QUEUE,
};
const only = Object.entries(ALONE).flatMap(([flag, bench]) =>
  process.argv.includes(flag) ? [bench] : [],
);

for (const bench of only.length > 0 ? only : USUAL) print(await bench());

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
