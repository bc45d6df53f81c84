import type { Platform } from '../application/platform.ts';
import { openPlatform } from '../open-platform.ts';
import type { BenchHome, HomeKind } from './bench-home.ts';
import type { BenchRow } from './due-dates.ts';
import { deriveOtherwise, readGrown } from './grown-reads.ts';
import { ingestRound } from './ingest-round.ts';
import { multipliedHome } from './multiplied-home.ts';
import { restart } from './restart.ts';
import type { Restarts } from './restart.ts';
import { timeOf } from './rounds.ts';

/** How far a store is grown. */
export interface GrownStore {
  readonly home: HomeKind;
  readonly cases: number;
  /** So many of them come through the product at most; the others are copies. */
  readonly mostGrown: number;
  /** Cases that are open while it is measured what an event costs. */
  readonly openCases: number;
  readonly batches: number;
  readonly restarts: Restarts;
}

/**
 * One store of so many cases with five events each, most of them copies of what the product wrote
 * (`copyCases` tells in what they differ): what it takes to read, to take events, to be derived again
 * and to be started after `kill -9`. It does not measure HTTP but for the start, nor readers and
 * writers at one time.
 */
export async function benchGrownStore(
  bench: GrownStore,
  tell: (rows: readonly BenchRow[]) => void,
): Promise<readonly BenchRow[]> {
  const begin = performance.now();
  const home = await multipliedHome(bench.home, bench.cases, bench.mostGrown);
  const filled = `filled in ${((performance.now() - begin) / 1000).toFixed(0)} s, copies of ${Math.min(bench.mostGrown, bench.cases / 10)}`;
  const named = (rows: readonly BenchRow[]): readonly BenchRow[] =>
    rows.map((row) => ({
      ...row,
      name: `${bench.cases.toLocaleString('en')} cases on ${bench.home}: ${row.name}`,
    }));
  try {
    // Each as it comes: all of it takes a quarter of an hour.
    tell(named([await sizeOf(home, bench, filled)]));
    tell(named(await onPlatform(home, readGrown)));
    tell(named(await restart(home, bench.restarts)));
    tell(named([await ingestRow(home, bench)]));
    const asCommand = { jobs: false };
    tell(named([await onPlatform(home, (platform) => recompute(home, platform), asCommand)]));
    return named(await onPlatform(home, deriveOtherwise));
  } finally {
    await home.drop();
  }
}

async function onPlatform<T>(
  { dataDir, databaseUrl }: BenchHome,
  work: (platform: Platform) => Promise<T>,
  { jobs = true }: { readonly jobs?: boolean } = {},
): Promise<T> {
  const platform = await openPlatform({ dataDir, databaseUrl, jobs });
  try {
    return await work(platform);
  } finally {
    await platform.close();
  }
}

async function sizeOf(home: BenchHome, { cases }: GrownStore, filled: string): Promise<BenchRow> {
  const bytes = await home.bytes();
  const each = `${(bytes / cases).toFixed(0)} bytes a case`;
  return { name: 'on disk', unit: 'MB', ours: bytes / 1e6, note: `${each}; ${filled}` };
}

async function ingestRow(home: BenchHome, { openCases, batches }: GrownStore): Promise<BenchRow> {
  const { wallMicros, cpuMicros } = await ingestRound(home, { openCases, batches, round: 0 });
  return {
    name: `ingest with ${openCases.toLocaleString('en')} open`,
    unit: 'events/s',
    ours: 1e6 / wallMicros,
    note: `goal 12,000; random ids, four clients, batches of 500; ${cpuMicros.toFixed(1)} µs of all processors an event, also of what sends`,
  };
}

async function recompute(home: BenchHome, platform: Platform): Promise<BenchRow> {
  const before = await home.cpuMicros();
  let found: { checked: number; difference: number; details: readonly string[] } | undefined;
  const ms = await timeOf(async () => {
    found = await platform.recompute(() => undefined);
  });
  const cpu = ((await home.cpuMicros()) - before) / 1e6;
  const told = found?.details.slice(0, 3).join('; ') ?? '';
  return {
    name: 'full recompute',
    unit: 's',
    ours: ms / 1000,
    note: `goal 60 s and difference 0; ${found?.checked ?? 0} cases derived again, difference ${found?.difference ?? '?'} ${told}; ${cpu.toFixed(0)} s of all processors, memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
  };
}
