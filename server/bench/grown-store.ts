import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { openPlatform } from '../open-platform.ts';
import type { BenchRow } from './due-dates.ts';
import { CaseTraffic } from './case-traffic.ts';

const ORIGIN = { way: 'http', prefixes: ['urn:bench:'], sourceName: 'bench' } as const;
const CLIENTS = ['a', 'b', 'c', 'd'];
const BATCH = 500;
const EVENTS_PER_CASE = 5;
const READS = 20;

/** How far a store is grown. */
export interface GrownStore {
  readonly cases: number;
  readonly openCases: number;
  readonly hasRandomIds: boolean;
}

/**
 * Grows one store and tells what an event costs on the way (flat, if nothing grows with the store),
 * then what the whole costs to read, to check and to open again. It does not measure HTTP, sockets
 * or readers at work beside.
 */
export async function benchGrownStore(bench: GrownStore): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-grown-'));
  try {
    const rows = await grow(folder, bench);
    return [...rows, ...(await read(folder))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function grow(folder: string, bench: GrownStore): Promise<readonly BenchRow[]> {
  const platform = await openPlatform({ dataDir: folder });
  const clients = CLIENTS.map(
    (name) =>
      new CaseTraffic(name, Math.ceil(bench.openCases / CLIENTS.length), {
        isShort: true,
        hasRandomIds: bench.hasRandomIds,
      }),
  );
  const rows: BenchRow[] = [];
  let stored = 0;
  for (const mark of marks(bench.cases)) {
    const from = stored;
    const begin = performance.now();
    const until = mark * EVENTS_PER_CASE;
    const send = async (client: CaseTraffic): Promise<void> => {
      while (stored < until) {
        const events = client.batch(BATCH, Date.now() - 100);
        const { accepted, rejected } = await platform.ingest(events, ORIGIN);
        if (rejected.length > 0) throw new Error(rejected[0]?.message);
        stored += accepted;
      }
    };
    await Promise.all(clients.map(send));
    const ms = performance.now() - begin;
    const megabytes = statSync(join(folder, 'mingjian.db')).size / 1e6;
    rows.push({
      name: `grown to ${mark.toLocaleString('en')} cases`,
      unit: 'events/s',
      ours: ((stored - from) / ms) * 1000,
      note: `${bench.openCases} open, ${bench.hasRandomIds ? 'random' : 'growing'} ids; ${((ms * 1000) / (stored - from)).toFixed(1)} µs an event, file ${megabytes.toFixed(0)} MB, memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
    });
  }
  await platform.close();
  return rows;
}

/** 10 thousand, then a third and a tenth more each time, up to the whole. */
function marks(cases: number): readonly number[] {
  const all: number[] = [];
  for (let mark = 10_000; mark < cases; mark *= 10) all.push(mark, mark * 3);
  return [...all.filter((mark) => mark < cases), cases];
}

async function read(folder: string): Promise<readonly BenchRow[]> {
  const begin = performance.now();
  const platform = await openPlatform({ dataDir: folder });
  const viewer = everything(platform);
  const opened = performance.now() - begin;
  const firstSummary = await timed(() => summary(platform, viewer));
  const firstList = await timed(() => platform.cases(viewer, {}, {}));
  const warmSummary = await worst(() => summary(platform, viewer));
  const warmList = await worst(() => platform.cases(viewer, { department: '370102-water' }, {}));
  const counties = { group: 'counties' } as const;
  const firstRanking = await timed(() => platform.ranking(viewer, counties));
  const warmRanking = await worst(() => platform.ranking(viewer, counties));
  const departments = await timed(() => platform.ranking(viewer, { group: 'cityDepartments' }));
  const changes = [{ indicator: 'onTime', target: 95 }];
  const whatIf = await worst(() => platform.whatIf(viewer, { ...counties, changes }));
  const verify = performance.now();
  const { checked, difference } = await platform.verify();
  const verified = performance.now() - verify;
  await platform.close();
  const row = (name: string, ms: number, note: string): BenchRow => ({
    ...{ name: `grown store, ${name}`, unit: 'ms', ours: ms, note },
  });
  return [
    row('opened again', opened, 'until events are taken and counts are shown'),
    row('summary, first', firstSummary, 'clocks by region, no HTTP'),
    row('summary, worst of 20', warmSummary, 'clocks by region, no HTTP'),
    row('case list, first', firstList, 'no HTTP'),
    row('case list of a department, worst of 20', warmList, 'no HTTP'),
    row('ranking of counties, first', firstRanking, 'this month and the one before, no HTTP'),
    row('ranking of counties, worst of 20', warmRanking, 'at one version of the data, no HTTP'),
    row('ranking of city departments, first', departments, 'no HTTP'),
    row('what-if over all counties, worst of 20', whatIf, 'another target, no HTTP'),
    row('full recompute', verified, `${checked} cases derived again, difference ${difference}`),
  ];
}

function summary(platform: Platform, viewer: Viewer): Promise<unknown> {
  return platform.clockSummary(viewer, { subject: 'case', by: 'region', kind: 'commitment' });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function worst(work: () => Promise<unknown>): Promise<number> {
  let most = 0;
  for (let round = 0; round < READS; round += 1) most = Math.max(most, await timed(work));
  return most;
}

function everything(platform: Platform): Viewer {
  return platform.viewerOf({
    ...{ name: 'bench', displayName: 'bench', role: 'supervisor' },
    ...{ regionCode: null, line: null, disabled: false },
  });
}
