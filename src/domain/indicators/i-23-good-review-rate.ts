import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 好评率. */
export const goodReviewRate: Indicator = {
  id: 'I-23',
  name: { zh: '好评率', en: 'Good reviews' },
  explanation: {
    zh: '本期主动评价中非常满意、满意和基本满意的比例；默认评价不计',
    en: 'Of the active reviews given in the period, those with a grade of 3 to 5; default ones do not count',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'item', 'channel'],
  numerator: cells('review', plus('review active', '3', '4', '5')),
  denominator: cells('review', plus('review active')),
};
