import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 逻辑错误率. */
export const illogicalCases: Indicator = {
  id: 'I-40.illogical',
  name: { zh: '逻辑错误率', en: 'Impossible moves' },
  explanation: {
    zh: '本期收件的办件中存在次序不可能的环节（如先办结后受理、重复受理）的比例',
    en: 'Of the cases received in the period, those with a move that is impossible in its order',
  },
  stage: 'data',
  kind: 'sum',
  membership: 'received',
  direction: 'lower',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('case', plus('quality illogical')),
  denominator: cells('case', plus('volume received')),
};
