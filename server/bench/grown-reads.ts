import { monthOf } from '#domain/indicators/period.ts';
import type { OtherRules } from '#contract/ranking-view.ts';
import { formatDay } from '#domain/time/day.ts';
import type { Day } from '#domain/time/day.ts';
import type { Platform } from '../application/platform.ts';
import type { Viewer } from '../application/people/viewer.ts';
import regions from '../../mock-data/reference/regions.json' with { type: 'json' };
import type { BenchRow } from './due-dates.ts';
import { percentile, timeOf, timesOf } from './rounds.ts';

const READS = 300;
const DAY_MS = 86_400_000;
const COUNTIES = { group: 'counties' } as const;
const CITY = '370200';
const COUNTIES_OF_CITY = regions.filter(({ parent }) => parent === CITY).map(({ code }) => code);

/**
 * What a store of any size takes to read, in the process of the server: not the HTTP around it, nor
 * the drawing. First is the first time after the store was opened; warm the p99 of three hundred, with
 * other regions and departments in turn. Nothing is written meanwhile.
 */
export async function readGrown(platform: Platform): Promise<readonly BenchRow[]> {
  const viewer = everything(platform);
  const period = monthOf((today() - 20) as Day).text;
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

/**
 * What-ifs of the law's own days: every case that another limit or day off could move is asked.
 * First is without what a server reads ahead once somebody looks at a ranking; again is the same question.
 */
export async function deriveOtherwise(platform: Platform): Promise<readonly BenchRow[]> {
  const viewer = everything(platform);
  const dayOff = (before: number): OtherRules => ({
    calendar: { holidays: [formatDay((today() - before) as Day)] },
  });
  const questions: readonly (readonly [name: string, rules: OtherRules])[] = [
    ['a longer limit, first', { commitmentDays: 1 }],
    ['a longer limit, again', { commitmentDays: 1 }],
    ['another limit', { commitmentDays: 2 }],
    ['a day off, first', dayOff(9)],
    ['another day off', dayOff(10)],
  ];
  const rows: BenchRow[] = [];
  for (const [name, rules] of questions) {
    const ours = await timeOf(async () => {
      const answer = await platform.whatIf(viewer, { ...COUNTIES, changes: [], ...rules });
      if (!answer.ok) throw new Error(`a what-if of ${name} was refused`);
    });
    rows.push({ name: `what-if of ${name}`, unit: 'ms', ours, note: 'goal 500' });
  }
  return rows;
}

function today(): number {
  return Math.floor(Date.now() / DAY_MS);
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
