import type { RankingItem, RankingView } from '#contract/ranking-view.ts';
import type { Table } from '../tables/table-file.ts';
import type { Cell } from '../tables/workbook.ts';

/**
 * The table of a ranking as the screen has it: scheme, period and group, the headings, those that are
 * ranked, then those that are not, with why.
 */
export function rankingTable(view: RankingView): Table {
  const { indicators, items, leftOut, scheme, period, group } = view;
  const headings = indicators.flatMap(({ name, reads }) =>
    reads === null
      ? [`${name.zh} 得分`]
      : [`${name.zh} 值`, `${name.zh} 得分`, `${name.zh} 分子`, `${name.zh} 分母`],
  );
  const cells = (own: readonly RankingItem[]) =>
    indicators.flatMap(({ id, reads }) => {
      const item = own.find(({ indicator }) => indicator === id);
      const score = decimal(item?.score);
      if (reads === null) return [score];
      return [decimal(item?.rate), score, item?.numerator ?? null, item?.denominator ?? null];
    });
  const rows: readonly (readonly Cell[])[] = [
    [
      ...['名次', '上期名次', '单位代码', '单位', '组', '总分', '较上期', '未排名原因'],
      ...headings,
    ],
    ...items.map((row) => [
      ...[row.rank, row.previousRank, row.unit, row.name, row.group, decimal(row.total)],
      decimal(row.change),
      null,
      ...cells(row.items),
    ]),
    ...leftOut.map((row) => [
      ...[null, null, row.unit, row.name, row.group, null, null],
      `${row.indicator ?? ''} ${row.reason}`.trim(),
      ...cells(row.items),
    ]),
  ];
  return {
    head: [`${scheme.name.zh} ${scheme.id}@${scheme.version}`, period.code, group],
    pages: [rows],
  };
}

/** As printed on the screen: a number in a workbook, the same digits everywhere. */
function decimal(text: string | null | undefined): Cell {
  return text == null ? null : { decimal: text };
}
