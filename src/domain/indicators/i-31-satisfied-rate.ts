import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 满意率. */
export const satisfiedRate: Indicator = {
  id: 'I-31.satisfied',
  name: { zh: '满意率', en: 'Satisfied' },
  explanation: {
    zh: '本期回访且联系上、说明了是否满意的工单中满意的比例，以最近一次回访为准',
    en: 'Of the tickets called back in the period where somebody was reached and said so, those satisfied; the latest call-back counts',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('ticket', plus('callBack satisfied', 'yes')),
  denominator: cells('ticket', plus('callBack satisfied', 'yes', 'no')),
};
