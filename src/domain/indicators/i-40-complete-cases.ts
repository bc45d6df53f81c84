import { cells, plus, minus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 要素完整率. */
export const completeCases: Indicator = {
  id: 'I-40.complete',
  name: { zh: '要素完整率', en: 'Complete cases' },
  explanation: {
    zh: '本期收件的办件中事项、区划、部门、渠道和标题俱全的比例',
    en: 'Of the cases received in the period, those with item, region, department, channel and title all told',
  },
  stage: 'data',
  kind: 'sum',
  membership: 'received',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('case', plus('volume received'), minus('quality incomplete')),
  denominator: cells('case', plus('volume received')),
};
