import type { RankingQuery } from '#contract/ranking-view.ts';
import type { SchemeText } from '#contract/scheme-view.ts';
import type { Role } from '#domain/access/role.ts';
import type { Viewer } from '../application/people/viewer.ts';
import type { TestPlatform } from './open-test-platform.ts';
import { HTTP, openTestPlatform, RECEIVED, sent } from './open-test-platform.ts';

/** A day of March 2026 on which cases are finished; their limit ends on the 9th. */
const IN_TIME = '2026-03-06';
const LATE = '2026-03-12';

/** Cases of a region: how many of them are finished in time, and how many late. */
export interface RankedPlace {
  readonly regionCode: string;
  readonly inTime: number;
  readonly late: number;
}

/** Four counties of three cities: 4 of 6, 3 of 3 and 2 of 3 in time. */
export const FOUR_PLACES: readonly RankedPlace[] = [
  { regionCode: '370102', inTime: 3, late: 1 },
  { regionCode: '370103', inTime: 1, late: 1 },
  { regionCode: '370202', inTime: 3, late: 0 },
  { regionCode: '370303', inTime: 2, late: 1 },
];

/** A platform on 2026-03-20 with cases that came due in March. */
export async function openRankedCases(places: readonly RankedPlace[]): Promise<TestPlatform> {
  const test = await openTestPlatform('2026-03-02T10:00:00+08:00');
  await test.current().load(
    'departments',
    places.map(({ regionCode }) => ({
      ...{ code: `${regionCode}-water`, name: `${regionCode} 水利局`, regionCode, line: 'water' },
    })),
  );
  await test.current().ingest(places.flatMap(received), HTTP);
  await test.moveTo('2026-03-20T10:00:00+08:00');
  await test.current().ingest(places.flatMap(finished), HTTP);
  return test;
}

function received({ regionCode, inTime, late }: RankedPlace) {
  return numbers(inTime + late).flatMap((no) => {
    const subject = `${regionCode}-${no}`;
    const place = { regionCode, departmentCode: `${regionCode}-water` };
    return [
      sent('received', '2026-03-02', { ...RECEIVED, ...place }, { subject }),
      sent('accepted', '2026-03-02', {}, { subject }),
    ];
  });
}

function finished({ regionCode, inTime, late }: RankedPlace) {
  return numbers(inTime + late).map((no) =>
    sent('finished', no < inTime ? IN_TIME : LATE, {}, { subject: `${regionCode}-${no}` }),
  );
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, no) => no);
}

/** The on-time rate of March by cities, and by a scheme of its own. */
export const MARCH: RankingQuery = { period: '2026-03', scheme: 'on-time', group: 'cities' };

/** A scheme of one rate, so that every rank can be calculated by hand. */
export const ON_TIME: SchemeText = {
  id: 'on-time',
  name: { zh: '按时办结', en: 'On time' },
  note: { zh: '测试', en: 'Test.' },
  effectiveFrom: '2026-01-01',
  scheme: {
    indicators: [
      { id: 'closed', name: '按时办结率', rule: { type: 'linear', full: 100 } },
      { id: 'expert', name: '专家评分', rule: { type: 'manual', full: 10 } },
    ],
  },
  reads: { closed: { indicator: 'I-03' }, expert: { manual: 'expert' } },
  english: { closed: 'On-time rate', expert: 'Experts' },
};

/** An account as the platform sees it. */
export function viewerIn(
  { current }: TestPlatform,
  name: string,
  role: Role,
  regionCode: string | null = null,
): Viewer {
  const account = { name, displayName: name, role, regionCode, line: null, disabled: false };
  return current().viewerOf(account);
}

/** Who proposes schemes, and who reads rankings, of whatever platform stands in the spec now. */
export function rankedViewers(test: () => TestPlatform) {
  const who = (name: string, role: Role, regionCode: string | null = null): Viewer =>
    viewerIn(test(), name, role, regionCode);
  return {
    who,
    rules: (): Viewer => who('rules', 'ruleAdmin'),
    leader: (): Viewer => who('leader', 'leader'),
  };
}

/** Puts a scheme in force by two persons; answers its version. */
export async function enact(test: TestPlatform, scheme: SchemeText): Promise<number> {
  const [rules, leader] = [
    viewerIn(test, 'rules', 'ruleAdmin'),
    viewerIn(test, 'leader', 'leader'),
  ];
  const proposed = await test.current().proposeScheme(rules, { scheme, reason: '试行' });
  if (!proposed.ok) throw new Error(`${proposed.error.code} ${proposed.error.path ?? ''}`);
  const { id, version } = proposed.value;
  const confirmed = await test.current().decideScheme(leader, id, version, 'confirm', {});
  if (!confirmed.ok) throw new Error(confirmed.error.code);
  return version;
}

/** Rank, unit and total of a ranking as the province's leader reads it. */
export async function toldRanks(
  test: TestPlatform,
  query: RankingQuery = MARCH,
): Promise<readonly string[]> {
  const answer = await test.current().ranking(viewerIn(test, 'leader', 'leader'), query);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.items.map(({ rank, unit, total }) => `${rank} ${unit} ${total}`);
}
