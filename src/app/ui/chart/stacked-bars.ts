import type { EChartsCoreOption } from 'echarts/core';
import type { ChartTheme } from './chart-theme.ts';

/** One bar with its parts, in the order of the series; an unknown part is null and not drawn. */
export interface StackedBar {
  readonly name: string;
  readonly parts: readonly (number | null)[];
}

/** A series: its name and how it is painted. */
export interface StackSeries {
  readonly name: string;
  readonly look: 'accent' | 'grey' | 'hatched';
}

const ROW = 32; // px of one bar

/** Height of the drawing in px. */
export function stackedBarsHeight(bars: readonly StackedBar[]): number {
  return Math.max(1, bars.length) * ROW + 8;
}

/** Horizontal bars from zero, the value of each part printed where it fits. */
export function stackedBars(
  bars: readonly StackedBar[],
  series: readonly StackSeries[],
  theme: ChartTheme,
): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: theme.font, fontSize: 12 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'none' },
      transitionDuration: 0,
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: { color: theme.text, fontSize: 12 },
    },
    grid: { left: 4, right: 24, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', min: 0, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map((bar) => bar.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.line } },
      axisLabel: { color: theme.text2, width: 150, overflow: 'truncate' },
    },
    series: series.map((one, index) => ({
      type: 'bar',
      name: one.name,
      stack: 'sum',
      barWidth: 14,
      itemStyle: paint(one.look, theme),
      label: {
        show: true,
        color: one.look === 'accent' ? theme.surface : theme.text,
        fontSize: 11,
        formatter: ({ value }: { readonly value: unknown }) =>
          typeof value === 'number' && value > 0 ? String(value) : '',
      },
      labelLayout: { hideOverlap: true },
      // A part of nothing is not drawn: its outline would be taken for a little.
      data: bars.map((bar) => (bar.parts[index] === 0 ? null : (bar.parts[index] ?? null))),
    })),
  };
}

function paint(look: StackSeries['look'], theme: ChartTheme): Readonly<Record<string, unknown>> {
  switch (look) {
    case 'accent':
      return { color: theme.accent };
    case 'grey':
      return { color: theme.scale[1] ?? theme.neutral };
    case 'hatched':
      return {
        color: theme.neutral,
        borderColor: theme.text3,
        borderWidth: 1,
        decal: {
          symbol: 'rect',
          color: theme.text3,
          dashArrayX: [1, 0],
          dashArrayY: [1, 4],
          rotation: -Math.PI / 4,
        },
      };
  }
}
