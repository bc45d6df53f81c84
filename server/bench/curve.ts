import { BenchHome } from './bench-home.ts';
import type { HomeKind } from './bench-home.ts';
import type { BenchRow } from './due-dates.ts';
import { growHistory } from './grow-history.ts';
import { ingestRound } from './ingest-round.ts';
import type { IngestCost } from './ingest-round.ts';
import { multiply } from './multiplied-home.ts';
import { restart } from './restart.ts';
import type { Restarts } from './restart.ts';
import { median } from './rounds.ts';

/** How far the curve goes, and how it is measured. */
export interface Curve {
  readonly home: HomeKind;
  /** Stored cases, growing; each a multiple of the one before. */
  readonly sizes: readonly number[];
  /** So many cases come through the product at most; what is beyond are copies of them. */
  readonly mostGrown: number;
  readonly rounds: number;
  /** Of each of four clients in a round. */
  readonly batches: number;
  readonly restarts: Restarts;
}

const OPEN_CASES = 2000;
/** A store up to here is copied for each round, so that the rounds before have not grown it. */
const COPIED_FOR_A_ROUND = 100_000;
/** Size of design.md 7: how long a start after `kill -9` takes is measured there, or below it. */
const STARTED_AT = 1_000_000;

/**
 * What an event costs with ever more cases stored: flat, where nothing in its way grows with the store.
 * Stores of all sizes are there at once and each round visits all of them, so that a load from
 * elsewhere falls on all; given are medians of rounds, and of their ratios to the smallest store. Each
 * visit opens the store anew: what the operating system has not read of a file since then is read.
 */
export async function benchCurve(curve: Curve): Promise<readonly BenchRow[]> {
  const homes = new Map<number, BenchHome>();
  try {
    for (const size of curve.sizes) homes.set(size, await grown(curve, size, homes));
    const costs = await visitAll(curve, homes);
    const rows: BenchRow[] = [];
    for (const [size, home] of homes) rows.push(await rowOf(curve, size, home, costs));
    const started = [...homes].filter(([size]) => size <= STARTED_AT).at(-1);
    if (started === undefined) return rows;
    const [size, home] = started;
    const starts = (await restart(home, curve.restarts)).map((row) => ({
      ...row,
      name: `${named(curve, size)}: ${row.name}`,
    }));
    return [...rows, ...starts];
  } finally {
    for (const home of homes.values()) await home.drop();
  }
}

async function grown(
  { home: kind, mostGrown, sizes }: Curve,
  size: number,
  homes: ReadonlyMap<number, BenchHome>,
): Promise<BenchHome> {
  const last = [...homes].at(-1);
  if (size <= mostGrown || last === undefined) {
    const home = await BenchHome.make(kind);
    await growHistory(home, size);
    return home;
  }
  const [before, smaller] = last;
  const unit = sizes.findLast((one) => one <= mostGrown) ?? sizes[0] ?? before;
  const home = await smaller.fork();
  await multiply(home, before / unit, size / unit);
  return home;
}

async function visitAll(
  { rounds, batches }: Curve,
  homes: ReadonlyMap<number, BenchHome>,
): Promise<ReadonlyMap<number, readonly IngestCost[]>> {
  const costs = new Map<number, IngestCost[]>([...homes.keys()].map((size) => [size, []]));
  for (let round = 0; round < rounds; round += 1) {
    // Up and down in turn: what drifts on the machine favours neither end.
    const order = round % 2 === 0 ? [...homes] : [...homes].reverse();
    for (const [size, home] of order) {
      const own = size <= COPIED_FOR_A_ROUND ? await home.fork() : home;
      costs.get(size)?.push(await ingestRound(own, { openCases: OPEN_CASES, batches, round }));
      if (own !== home) await own.drop();
    }
  }
  return costs;
}

async function rowOf(
  curve: Curve,
  size: number,
  home: BenchHome,
  all: ReadonlyMap<number, readonly IngestCost[]>,
): Promise<BenchRow> {
  const costs = all.get(size) ?? [];
  const smallest = all.get(curve.sizes[0] ?? 0) ?? [];
  const of = (some: readonly IngestCost[], what: keyof IngestCost): number =>
    median(some.map((cost) => cost[what]));
  const ratio = (what: keyof IngestCost): number =>
    median(costs.map((cost, round) => cost[what] / (smallest[round]?.[what] ?? Number.NaN)));
  const wall = of(costs, 'wallMicros');
  return {
    name: named(curve, size),
    unit: 'µs/event',
    ours: of(costs, 'cpuMicros'),
    peer: of(smallest, 'cpuMicros'),
    ratio: ratio('cpuMicros'),
    note: `all processors, also of what sends; by the clock ${wall.toFixed(1)} µs, × ${ratio('wallMicros').toFixed(2)}; opened in ${of(costs, 'openedMs').toFixed(0)} ms; ${((await home.bytes()) / 1e6).toFixed(0)} MB; median of ${costs.length} rounds of ${4 * 500 * curve.batches} events`,
  };
}

function named({ home }: Curve, size: number): string {
  return `${size.toLocaleString('en')} cases stored on ${home}`;
}
