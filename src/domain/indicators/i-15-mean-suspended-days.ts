import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 特别程序平均天数. */
export const meanSuspendedDays: Indicator = {
  id: 'I-15.days',
  name: { zh: '特别程序平均工作日', en: 'Mean suspended days' },
  explanation: {
    zh: '本期受理、用过特别程序且均已恢复的办件：挂起的工作日之和 ÷ 件数；尚未恢复的不计入',
    en: 'Of the cases accepted in the period that were suspended and have all been resumed: working days suspended by case; what is still suspended is not among them',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'accepted',
  direction: 'lower',
  unit: 'workingDays',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('day', plus('pause days')),
  denominator: cells('case', plus('pause resumed')),
};
