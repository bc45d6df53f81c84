import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monthOf } from '#domain/indicators/period.ts';
import type { Day } from '#domain/time/day.ts';
import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import { openPlatform } from '../open-platform.ts';
import { homeOf, openStore } from '../outbound/store/home.ts';
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
    const cpu = process.cpuUsage();
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
    const { user, system } = process.cpuUsage(cpu);
    const micros = (user + system) / (stored - from);
    const megabytes = statSync(join(folder, 'mingjian.db')).size / 1e6;
    rows.push({
      name: `grown to ${mark.toLocaleString('en')} cases`,
      unit: 'events/s',
      ours: ((stored - from) / ms) * 1000,
      note: `${bench.openCases} open, ${bench.hasRandomIds ? 'random' : 'growing'} ids; ${((ms * 1000) / (stored - from)).toFixed(1)} µs an event, ${micros.toFixed(1)} µs of all processors, file ${megabytes.toFixed(0)} MB, memory ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
    });
  }
  await platform.ingest(refusals(), ORIGIN);
  await platform.close();
  return rows;
}

/** A few cases that are refused: something rare to look for among all. */
function refusals(): readonly object[] {
  const time = new Date(Date.now() - 60_000).toISOString();
  return Array.from({ length: 40 }, (_, no) => ({
    ...{ specversion: '1.0', id: `refused-${no}`, source: 'urn:bench:a', time },
    ...{ type: 'case.notAccepted', subject: `refused-${no}` },
    data: {
      ...{ itemCode: 'water-01', regionCode: no % 2 === 0 ? '370102' : '370203' },
      ...{ departmentCode: '370102-water', reason: '不属本机关职权' },
    },
  })).flatMap((one) => [one, { ...one, id: `${one.id}-r`, type: 'case.received' }]);
}

/** Until the index of evidence has followed all that is stored; answers how long it took. */
async function indexed(folder: string): Promise<number> {
  const begin = performance.now();
  const store = openStore(homeOf(folder, undefined), 'reader', 'small');
  while ((await store.evidence.upTo()) < (await store.journal.head()).dataVersion) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await store.close();
  return performance.now() - begin;
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
  const indexing = await indexed(folder);
  const period = monthOf(Math.floor(Date.now() / 86_400_000) as Day).text;
  const evidence = (id: string, region?: string) =>
    platform.indicatorEvidence(viewer, id, { period, part: 'numerator', region }, { limit: 50 });
  const firstEvidence = await timed(() => evidence('I-14'));
  const rare = await worst(() => evidence('I-14'));
  const common = await worst(() => evidence('I-01', '370203'));
  const indicators = await worst(() => platform.indicators(viewer, { period, by: 'region' }));
  const longer = { ...counties, changes: [], commitmentDays: 1 };
  const otherLimit = await timed(() => platform.whatIf(viewer, longer));
  const sameLimit = await worst(() => platform.whatIf(viewer, longer));
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
    row('index of evidence', indexing, 'what is left of it after the store was opened again'),
    row('evidence of 40 refusals, first', firstEvidence, 'a page of 50 among all cases, no HTTP'),
    row('evidence of 40 refusals, worst of 20', rare, 'no HTTP'),
    row('evidence of what a county accepted, worst of 20', common, 'no HTTP'),
    row('all indicators by city, worst of 20', indicators, 'no HTTP'),
    row(
      'what-if of a longer limit, first',
      otherLimit,
      'every case around the month derived again',
    ),
    row('what-if of a longer limit, worst of 20', sameLimit, 'what has changed since, no HTTP'),
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
