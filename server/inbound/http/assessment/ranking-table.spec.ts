import type { RankingView } from '#contract/ranking-view.ts';
import { RANKING_EXAMPLE } from './ranking-examples.ts';
import { rankingTable } from './ranking-table.ts';
import { tableBytes } from '../tables/table-file.ts';
import type { Cell } from '../tables/workbook.ts';

const VIEW: RankingView = RANKING_EXAMPLE;

function rowsOf(view: RankingView): readonly (readonly Cell[])[] {
  const [rows] = rankingTable(view).pages as readonly (readonly Cell[])[][];
  return rows ?? [];
}

async function csvOf(view: RankingView): Promise<string> {
  const parts: string[] = [];
  for await (const part of tableBytes(rankingTable(view), 'csv')) parts.push(String(part));
  return parts.join('');
}

describe('the table of a ranking as a file', () => {
  it('says scheme, period and group first', () => {
    const { scheme, period, group } = VIEW;
    expect(rankingTable(VIEW).head).toEqual([
      `${scheme.name.zh} ${scheme.id}@${scheme.version}`,
      period.code,
      group,
    ]);
  });

  it('has a line for every unit of the screen, ranked or not, under its headings', () => {
    const [headings, ...lines] = rowsOf(VIEW);
    expect(lines.length).toBe(VIEW.items.length + VIEW.leftOut.length);
    expect(lines.map((line) => line.length)).toEqual(lines.map(() => headings?.length ?? 0));
    expect(lines.map((line) => line[2])).toEqual(
      [...VIEW.items, ...VIEW.leftOut].map(({ unit }) => unit),
    );
  });

  it('says why a unit is not ranked, and gives it no rank', () => {
    const [row] = VIEW.items;
    if (row === undefined) throw new RangeError('no row');
    const left = { ...row, indicator: 'onTime', reason: 'belowMinSample', items: [] };
    const line = rowsOf({ ...VIEW, items: [], leftOut: [left] }).at(1);
    expect([line?.[0], line?.[5], line?.[7]]).toEqual([null, null, 'onTime belowMinSample']);
  });

  it('has scores, totals and changes as numbers with the digits of the screen', () => {
    const [headings = [], line = []] = rowsOf(VIEW);
    const [row] = VIEW.items;
    expect(line[headings.indexOf('总分')]).toEqual({ decimal: row?.total ?? '' });
    const scores = headings.flatMap((name, at) =>
      typeof name === 'string' && / (得分|值)$/.test(name) ? [line[at]] : [],
    );
    expect(scores.length).toBeGreaterThan(0);
    for (const score of scores) {
      expect(score === null || typeof score === 'object')
        .withContext(JSON.stringify(score))
        .toBeTrue();
    }
  });

  it('tells a fall as a number, which no sheet runs as a formula', async () => {
    const items = VIEW.items.map((row) => ({ ...row, name: '=1+1', change: '-1.44' }));
    const text = await csvOf({ ...VIEW, items });
    expect(text).toContain(',-1.44,');
    expect(text).toContain(`,'=1+1,`);
  });
});
