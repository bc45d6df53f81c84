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

/** What a visit cost the smallest store and another one, one after the other. */
interface Pair {
  readonly smallest: IngestCost;
  readonly own: IngestCost;
}

/**
 * What an event costs with ever more cases stored: flat, where nothing in its way grows with the store.
 * One store grows from size to size, so that the disk holds the largest; at each size it is visited in
 * turn with the smallest, so that a load from elsewhere falls on both. Given are medians of rounds, and
 * of their ratios; the smallest is held against itself, which tells the noise. Each visit opens the
 * store anew: what the operating system has not read of a file since then is read.
 */
export async function benchCurve(curve: Curve): Promise<readonly BenchRow[]> {
  const { sizes } = curve;
  const [first = 0] = sizes;
  const smallest = await grown(curve, first);
  let growing = await smallest.fork();
  const rows: BenchRow[] = [];
  try {
    for (const [place, size] of sizes.entries()) {
      const before = sizes[place - 1];
      if (before !== undefined) growing = await grownOn(curve, growing, before, size);
      // The largest grows no further, and a copy of it has no room.
      const visited = place === sizes.length - 1 ? growing : await growing.fork();
      const bytes = await visited.bytes();
      const pairs = await visit(curve, smallest, visited, size);
      rows.push(rowOf(curve, size, bytes, pairs));
      if (size === sizes.findLast((one) => one <= STARTED_AT)) {
        const starts = await restart(visited, curve.restarts);
        rows.push(...starts.map((row) => ({ ...row, name: `${named(curve, size)}: ${row.name}` })));
      }
      if (visited !== growing) await visited.drop();
    }
    return rows;
  } finally {
    await growing.drop();
    await smallest.drop();
  }
}

async function grown({ home: kind }: Curve, size: number): Promise<BenchHome> {
  const home = await BenchHome.make(kind);
  await growHistory(home, size);
  return home;
}

/** A store that grew from one size to another, the same one where it is multiplied. */
async function grownOn(
  curve: Curve,
  home: BenchHome,
  before: number,
  size: number,
): Promise<BenchHome> {
  const { mostGrown, sizes } = curve;
  if (size <= mostGrown) {
    await home.drop();
    return grown(curve, size);
  }
  const unit = sizes.findLast((one) => one <= mostGrown) ?? before;
  await multiply(home, before / unit, size / unit);
  return home;
}

async function visit(
  { rounds, batches }: Curve,
  smallest: BenchHome,
  visited: BenchHome,
  size: number,
): Promise<readonly Pair[]> {
  const once = async (home: BenchHome, isCopied: boolean, round: number): Promise<IngestCost> => {
    const own = isCopied ? await home.fork() : home;
    const cost = await ingestRound(own, { openCases: OPEN_CASES, batches, round });
    if (own !== home) await own.drop();
    return cost;
  };
  const isCopied = size <= COPIED_FOR_A_ROUND;
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // In turn: what drifts on the machine favours neither.
    const before = round % 2 === 0 ? undefined : await once(visited, isCopied, round);
    const base = await once(smallest, true, round);
    pairs.push({ smallest: base, own: before ?? (await once(visited, isCopied, round)) });
  }
  return pairs;
}

function rowOf(curve: Curve, size: number, bytes: number, pairs: readonly Pair[]): BenchRow {
  const of = (which: keyof Pair, what: keyof IngestCost): number =>
    median(pairs.map((pair) => pair[which][what]));
  const ratio = (what: keyof IngestCost): number =>
    median(pairs.map(({ own, smallest }) => own[what] / smallest[what]));
  return {
    name: named(curve, size),
    unit: 'µs/event',
    ours: of('own', 'cpuMicros'),
    peer: of('smallest', 'cpuMicros'),
    ratio: ratio('cpuMicros'),
    note: `all processors, also of what sends; by the clock ${of('own', 'wallMicros').toFixed(1)} µs, × ${ratio('wallMicros').toFixed(2)}; opened in ${of('own', 'openedMs').toFixed(0)} ms; ${(bytes / 1e6).toFixed(0)} MB; median of ${pairs.length} rounds of ${4 * 500 * curve.batches} events`,
  };
}

function named({ home }: Curve, size: number): string {
  return `${size.toLocaleString('en')} cases stored on ${home}`;
}
