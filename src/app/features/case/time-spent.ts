import type { TimeSpentView } from '#contract/case-view.ts';
import type { Format } from '../../i18n/format.ts';
import type { CaseTexts } from '../../i18n/zh-case.ts';
import type { ChartTable } from '../../ui/chart/chart.ts';
import type { StackedBar, StackSeries } from '../../ui/chart/stacked-bars.ts';

/** The drawing of where the time went, in words and numbers. */
export interface SpentDrawing {
  readonly bars: readonly StackedBar[];
  readonly series: readonly StackSeries[];
  readonly label: string;
  readonly table: ChartTable;
}

/**
 * One bar a step and organ: at work, suspended, waiting, in working days.
 *
 * @param organ name of a department by its code
 */
export function spentDrawing(
  spent: readonly TimeSpentView[],
  texts: CaseTexts,
  format: Format,
  organ: (code: string) => string,
): SpentDrawing {
  const words = texts.spent;
  const organOf = (row: TimeSpentView): string =>
    row.departmentCode === null ? '' : organ(row.departmentCode);
  const longest = [...spent].sort((one, other) => total(other) - total(one)).at(0);
  return {
    bars: spent.map((row) => ({
      name: organOf(row) === '' ? row.step : `${row.step} ${organOf(row)}`,
      parts: [row.active, row.suspended, row.waiting],
    })),
    series: [
      { name: words.active, look: 'accent' },
      { name: words.suspended, look: 'hatched' },
      { name: words.waiting, look: 'grey' },
    ],
    label: longest === undefined ? words.none : words.label(longest.step, total(longest)),
    table: {
      columns: [
        words.step,
        words.organ,
        words.officer,
        words.from,
        words.to,
        words.active,
        words.suspended,
        words.waiting,
      ],
      rows: spent.map((row) => ({
        name: row.step,
        cells: [
          organOf(row),
          row.officer ?? '',
          format.instant(row.from),
          row.to === null ? words.running : format.instant(row.to),
          figure(row.active),
          figure(row.suspended),
          figure(row.waiting),
        ],
      })),
    },
  };
}

function total(row: TimeSpentView): number {
  return (row.active ?? 0) + (row.suspended ?? 0) + (row.waiting ?? 0);
}

function figure(days: number | null): string {
  return days === null ? '—' : String(days);
}
