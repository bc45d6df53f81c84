import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 实名差评回访率. */
export const callBackRate: Indicator = {
  id: 'I-27',
  name: { zh: '实名差评回访率', en: 'Real-name bad reviews called back' },
  explanation: {
    zh: '本期提出的有效实名差评中已回访核实的比例',
    en: 'Of the bad reviews given in the period under a real name that stand, those called back',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('review', plus('realNameBadReview calledBack', 'active')),
  denominator: cells('review', plus('realNameBadReview given', 'active')),
};
