import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { RankingGroup, SchemeText } from '#contract/scheme-view.ts';
import { importFile } from '../inbound/files/import-file.ts';
import { csvTable } from '../inbound/files/testing/some-file.ts';
import type { ImportReport } from '../inbound/files/import-report.ts';
import { openTestPlatform } from '../testing/open-test-platform.ts';
import type { TestPlatform } from '../testing/open-test-platform.ts';
import { enact, viewerIn } from '../testing/ranked-cases.ts';

const REAL = new URL('../../../shared/data/wabo_receipt/receipt_pm4py.csv.gz', import.meta.url);
const NOW = Date.parse('2026-11-25T10:00:00+08:00');

type Row = Readonly<Record<string, string>>;

/** Marks are what is not late, of a hundred. */
const byLateShare = (id: string, indicator: string, lower: boolean): SchemeText => ({
  ...{ id, name: { zh: '超期率', en: 'Late' }, note: { zh: '测试', en: 'Test.' } },
  ...{ effectiveFrom: '2000-01-01', reads: { late: { indicator } }, english: {} },
  scheme: {
    indicators: [
      {
        ...{ id: 'late', name: '超期率' },
        rule: lower
          ? {
              ...{ type: 'thresholdSlopeFloor', full: 100, target: 0, slope: 1, floor: 0 },
              direction: 'lower',
            }
          : { type: 'linear', full: 100 },
      },
    ],
  },
});

/** One row of a file: whose it is, when it was due and when it ended, if it has. */
interface Told {
  readonly unit: string;
  readonly due: number;
  readonly end: number | null;
}

/** Units, best first, with marks to two places: counted without any code of the product. */
function standing(rows: readonly Told[]): readonly string[] {
  const units = new Map<string, [late: number, all: number]>();
  for (const { unit, due, end } of rows) {
    if (end === null && due > NOW) continue;
    const tally = units.get(unit) ?? [0, 0];
    units.set(unit, [tally[0] + Number((end ?? NOW) > due), tally[1] + 1]);
  }
  // Hundredths of a per cent, half up, as whole numbers.
  return [...units]
    .map(([unit, [late, all]]) => {
      const rate = Math.floor((late * 20_000 + all) / (2 * all));
      return { unit, marks: 10_000 - rate };
    })
    .sort((one, other) => other.marks - one.marks || (one.unit < other.unit ? -1 : 1))
    .map(({ unit, marks }) => `${unit} ${(marks / 100).toFixed(2)}`);
}

async function ranked(
  test: TestPlatform,
  scheme: string,
  group: RankingGroup,
  period: string,
): Promise<readonly string[]> {
  const viewer = viewerIn(test, 'leader', 'leader');
  const answer = await test.current().ranking(viewer, { period, scheme, group });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.items.map(({ unit, total }) => `${unit} ${total}`);
}

/** Numbers that look drawn, the same in every run. */
function* drawn(): Generator<number> {
  for (let seed = 20_261; ; seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) {
    yield Math.floor(seed / 65_536);
  }
}

describe('what was imported', () => {
  let test: TestPlatform;

  beforeEach(async () => {
    test = await openTestPlatform(new Date(NOW).toISOString());
    await enact(test, byLateShare('permits', 'I-06', true));
    await enact(test, byLateShare('tickets', 'I-30', false));
  });

  afterEach(() => test.dispose());

  const importText = async (file: {
    readonly name: string;
    readonly content: string;
    readonly profile: string;
    readonly region: string;
  }): Promise<ImportReport> => {
    const path = join(test.folder, file.name);
    await writeFile(path, file.content);
    return importFile(test.current(), { path, profile: file.profile, region: file.region });
  };
  const numbers = drawn();
  const below = (most: number): number => (numbers.next().value ?? 0) % most;
  const day = 86_400_000;

  it('ranks regions and departments of permits by their late share', async () => {
    const regions: Told[] = [];
    const departments: Told[] = [];
    for (const [place, region] of ['370998', '370999'].entries()) {
      const rows = Array.from({ length: 90 }, (_, no) => {
        const start = Date.UTC(2011, 0, 10) + below(200) * day + below(9) * 3_600_000;
        const due = start + (20 + below(30)) * day;
        const end = below(9) === 0 ? null : due + (below(40) - 30 + place * 4) * day + below(900);
        const department = `${region}-${below(3)}`;
        regions.push({ unit: region, due, end });
        departments.push({ unit: department, due, end });
        return {
          ...{ 'case:concept:name': `${region}/${no}`, 'concept:name': 'receipt' },
          ...{ 'concept:instance': `t${no}`, 'time:timestamp': new Date(start).toISOString() },
          ...{ 'case:startdate': new Date(start).toISOString(), 'case:channel': 'Internet' },
          'case:enddate': end === null ? '' : new Date(end).toISOString(),
          ...{ 'case:deadline': new Date(due).toISOString(), 'case:department': department },
        };
      });
      const file = { name: 'permits.csv', content: csvTable(rows), profile: 'wabo', region };
      const report = await importText(file);
      expect([report.cases, report.quarantined]).toEqual([90, 0]);
    }
    expect(await ranked(test, 'permits', 'cities', '2011')).toEqual(standing(regions));
    expect((await ranked(test, 'permits', 'cityDepartments', '2011')).toSorted()).toEqual(
      standing(departments).toSorted(),
    );
  });

  it('ranks departments of hotline tickets by what they closed in time', async () => {
    const told: Told[] = [];
    const text = (at: number): string => new Date(at + 28_800_000).toISOString().slice(0, 19);
    const rows = Array.from({ length: 120 }, (_, no) => {
      const created = Date.UTC(2026, 2, 2) + below(60) * day;
      const due = created + (3 + below(5)) * day;
      const end = Math.max(created + 3_600_000, due + (below(8) - 6) * day - below(9) * 3_600_000);
      const unit = ['泰山区政府', '岱岳区政府', '新泰市政府', '肥城市政府'][below(4)] ?? '';
      told.push({ unit, due, end });
      return {
        ...{ 工单编号: `TA${no}`, 受理渠道: '电话', 来电类别: '投诉', 问题分类: '城市管理' },
        ...{ 录入时间: text(created).replace('T', ' '), 发送时间: text(created).replace('T', ' ') },
        ...{ 办理时限: text(due).replace('T', ' '), 回复单位: unit },
        ...{ 回复时间: text(end).replace('T', ' '), 问题描述: '路灯不亮', 办理情况: '已修复' },
      };
    });
    const content = csvTable(rows);
    const file = { name: 'calls.csv', content, profile: 'hotline12345', region: '370998' };
    const report = await importText(file);
    expect([report.cases, report.quarantined]).toEqual([120, 0]);
    expect(await ranked(test, 'tickets', 'cityDepartments', '2026-H1')).toEqual(standing(told));
  });

  it('ranks the departments of real receipts as their own dates say', async () => {
    if (!existsSync(REAL)) pending('the file is not here');
    const text = gunzipSync(readFileSync(REAL));
    const rows: readonly Row[] = parse(text, { bom: true, columns: true });
    const cases = new Map(rows.map((row) => [row['case:concept:name'], row]));
    const told = [...cases.values()].flatMap((row): Told[] => {
      const due = Date.parse(row['case:deadline'] ?? '');
      const end = row['case:enddate'] ?? '';
      const year = new Date(due + 28_800_000).getUTCFullYear();
      if (Number.isNaN(due) || year !== 2011) return [];
      return [
        { unit: row['case:department'] ?? '', due, end: end === '' ? null : Date.parse(end) },
      ];
    });
    expect(told.length).toBeGreaterThan(500);
    await importFile(test.current(), { path: REAL.pathname, profile: 'wabo', region: '370999' });
    expect(await ranked(test, 'permits', 'cityDepartments', '2011')).toEqual(standing(told));
  }, 120_000);
});
