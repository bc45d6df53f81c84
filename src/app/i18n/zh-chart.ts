import type { Texts } from './texts.ts';

export type ChartTexts = Texts<typeof zhChart>;

export const zhChart = { table: '表格' };
