import { cells, plus, minus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 平均办理时长. */
export const meanHandlingDays: Indicator = {
  id: 'I-07',
  name: { zh: '平均办理时长', en: 'Mean handling time' },
  explanation: {
    zh: '本期办结的办件从受理到办结的工作日之和除以件数，挂起时间不计；日历未覆盖、无法计数的不计入',
    en: 'Working days from acceptance to the finish of the cases finished in the period, suspensions left out, by case; cases whose days the calendar cannot count are in neither',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'finished',
  direction: 'lower',
  unit: 'workingDays',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('day', plus('days actual')),
  denominator: cells('case', plus('volume finished'), minus('days unknown')),
};
