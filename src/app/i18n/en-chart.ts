import type { ChartTexts } from './zh-chart.ts';

export const enChart: ChartTexts = { table: 'Table' };
