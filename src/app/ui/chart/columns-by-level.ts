import type { EChartsCoreOption } from 'echarts/core';
import type { CardLevel } from '#domain/cards/card-rule.ts';
import type { ChartTheme } from './chart-theme.ts';

/** Cards of one day by level. */
export type LevelDay = { readonly day: string } & Readonly<Record<CardLevel, number>>;

/** px of the lowest panel that still shows a difference, its title included. */
const LOWEST = 62;
const DATES = 24; // px below the panels
const TITLE = 20; // px above the columns of a panel
const LEVELS: readonly CardLevel[] = ['red', 'yellow', 'warning'];

/** Height in px of a drawing that fills a place so high as far as that can be. */
export function columnsHeight(place: number): number {
  return panelHeight(place) * LEVELS.length + DATES;
}

function panelHeight(place: number): number {
  return Math.max(LOWEST, Math.floor((place - DATES) / LEVELS.length));
}

/**
 * Small columns, one panel a level over one shared line of days. Each panel has its own scale,
 * from zero: red cards are few and would be invisible beside warnings.
 *
 * @param words level in the language of the page, as series name
 * @param dayText a day as the language writes it
 * @param place px of height that the page has for it
 */
export function columnsByLevel(
  days: readonly LevelDay[],
  words: Readonly<Record<CardLevel, string>>,
  theme: ChartTheme,
  dayText: (day: string) => string,
  place = 0,
): EChartsCoreOption {
  const panel = panelHeight(place);
  const dates = days.map(({ day }) => dayText(day));
  return {
    animation: false,
    textStyle: { fontFamily: theme.font, fontSize: 12 },
    tooltip: {
      trigger: 'axis',
      transitionDuration: 0,
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: { color: theme.text, fontSize: 12 },
    },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: LEVELS.map((_level, index) => ({
      left: 4,
      right: 4,
      top: index * panel + TITLE,
      height: panel - TITLE - 4,
    })),
    xAxis: LEVELS.map((_level, index) => ({
      gridIndex: index,
      type: 'category',
      data: dates,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: theme.line } },
      axisLabel: {
        show: index === LEVELS.length - 1,
        color: theme.text3,
        fontSize: 11,
        interval: 6,
      },
    })),
    yAxis: LEVELS.map((level, index) => ({
      gridIndex: index,
      type: 'value',
      min: 0,
      // A day without any card keeps a flat panel instead of an invented scale.
      max: Math.max(1, ...days.map((day) => day[level])),
      splitLine: { show: false },
      axisLabel: { show: false },
      name: panelTitle(words[level], days, level),
      nameLocation: 'end',
      nameGap: 6,
      nameTextStyle: { color: theme.text2, align: 'left', fontSize: 12 },
    })),
    series: LEVELS.map((level, index) => ({
      type: 'bar',
      name: words[level],
      xAxisIndex: index,
      yAxisIndex: index,
      barCategoryGap: '20%',
      itemStyle: { color: theme.level[level] },
      data: days.map((day) => day[level]),
    })),
  };
}

function panelTitle(word: string, days: readonly LevelDay[], level: CardLevel): string {
  const sum = days.reduce((total, day) => total + day[level], 0);
  return `${word} ${sum}`;
}
