import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 解决率. */
export const solvedRate: Indicator = {
  id: 'I-31',
  name: { zh: '解决率', en: 'Solved' },
  explanation: {
    zh: '本期回访且联系上、说明了是否解决的工单中已解决的比例，以最近一次回访为准',
    en: 'Of the tickets called back in the period where somebody was reached and said so, those solved; the latest call-back counts',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('ticket', plus('callBack solved', 'yes')),
  denominator: cells('ticket', plus('callBack solved', 'yes', 'no')),
};
