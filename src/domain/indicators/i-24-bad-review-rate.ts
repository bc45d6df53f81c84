import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 差评率. */
export const badReviewRate: Indicator = {
  id: 'I-24',
  name: { zh: '差评率', en: 'Bad reviews' },
  explanation: {
    zh: '本期主动评价中有效差评（不满意、非常不满意）的比例；经复核剔除的差评不计入分子',
    en: 'Of the active reviews given in the period, those with a grade of 1 or 2 that stand; excluded ones are not in the numerator',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'happened',
  direction: 'lower',
  unit: 'percent',
  dimensions: ['region', 'department', 'item', 'channel'],
  numerator: cells('review', plus('badReview active')),
  denominator: cells('review', plus('review active')),
};
