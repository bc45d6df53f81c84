import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 差评整改率. */
export const rectifiedRate: Indicator = {
  id: 'I-26',
  name: { zh: '差评整改率', en: 'Bad reviews rectified' },
  explanation: {
    zh: '本期提出的有效差评中已整改的比例',
    en: 'Of the bad reviews given in the period that stand, those rectified',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('review', plus('badReview rectified', 'active')),
  denominator: cells('review', plus('badReview active')),
};
