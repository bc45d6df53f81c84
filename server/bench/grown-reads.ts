import { monthOf } from '#domain/indicators/period.ts';
import type { Day } from '#domain/time/day.ts';
import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import regions from '../../mock-data/reference/regions.json' with { type: 'json' };
import type { BenchRow } from './due-dates.ts';
import { percentile, timeOf, timesOf } from './rounds.ts';

const READS = 100;
const DAY_MS = 86_400_000;
const COUNTIES = { group: 'counties' } as const;
const CITY = '370200';
const COUNTIES_OF_CITY = regions.filter(({ parent }) => parent === CITY).map(({ code }) => code);

/**
 * What a store of any size takes to read, in the process of the server: not the HTTP around it, nor
 * the drawing. First is the first time after the store was opened; warm the p99 of a hundred, with
 * other regions and departments in turn. Nothing is written meanwhile.
 */
export async function readGrown(platform: Platform): Promise<readonly BenchRow[]> {
  const viewer = everything(platform);
  const period = monthOf((Math.floor(Date.now() / DAY_MS) - 20) as Day).text;
  const rows: BenchRow[] = [];
  const measure = async (
    name: string,
    goals: string,
    work: (round: number) => Promise<{ readonly ok: boolean }>,
  ): Promise<void> => {
    const checked = async (round: number): Promise<void> => {
      if (!(await work(round)).ok) throw new Error(`${name} was refused`);
    };
    const first = await timeOf(() => checked(0));
    const warm = percentile(await timesOf(READS, checked), 0.99);
    const row = { unit: 'ms', note: `goal ${goals}` };
    rows.push({ ...row, name: `${name}, first`, ours: first });
    rows.push({ ...row, name: `${name}, warm p99`, ours: warm });
  };
  const evidence = (id: string, region: string | undefined) =>
    platform.indicatorEvidence(viewer, id, { period, part: 'numerator', region }, { limit: 50 });
  await measure('clocks by region', 'first 300, warm 50', () =>
    platform.clockSummary(viewer, { subject: 'case', by: 'region', kind: 'commitment' }),
  );
  await measure('ranking of counties', 'first 300, warm 50', () =>
    platform.ranking(viewer, COUNTIES),
  );
  await measure('all indicators by city', 'first 300, warm 50', () =>
    platform.indicators(viewer, { period, by: 'region' }),
  );
  await measure('indicators of a city by county', 'first 300, warm 50', () =>
    platform.indicators(viewer, { period, by: 'region', region: CITY }),
  );
  await measure('case list', 'none of its own', () => platform.cases(viewer, {}, {}));
  await measure('case list of a department', 'none of its own', (round) =>
    platform.cases(viewer, { department: `${county(round)}-water` }, {}),
  );
  await measure('evidence of what a county received', '300', (round) =>
    evidence('I-01', county(round)),
  );
  await measure('evidence of what the province received', '300', () => evidence('I-01', undefined));
  await measure('evidence of what is rare, the refusals', '300', () => evidence('I-14', undefined));
  await measure('what-if of a target over all counties', '500', (round) =>
    platform.whatIf(viewer, {
      ...COUNTIES,
      changes: [{ indicator: 'onTime', target: 90 + (round % 10) }],
    }),
  );
  return rows;
}

/** A what-if of the law's own days: every case that another limit could move is derived again. */
export async function deriveOtherwise(platform: Platform): Promise<readonly BenchRow[]> {
  const viewer = everything(platform);
  const longer = { ...COUNTIES, changes: [], commitmentDays: 1 };
  const rows: BenchRow[] = [];
  for (const time of ['first', 'again']) {
    const ours = await timeOf(() => platform.whatIf(viewer, longer));
    rows.push({ name: `what-if of a longer limit, ${time}`, unit: 'ms', ours, note: 'goal 500' });
  }
  return rows;
}

function county(round: number): string {
  return COUNTIES_OF_CITY[round % COUNTIES_OF_CITY.length] ?? CITY;
}

/** A viewer of the whole province. */
function everything(platform: Platform): Viewer {
  return platform.viewerOf({
    ...{ name: 'bench', displayName: 'bench', role: 'supervisor' },
    ...{ regionCode: null, line: null, disabled: false },
  });
}
