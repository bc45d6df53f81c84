import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 评价平均分. */
export const meanReviewPoints: Indicator = {
  id: 'I-25',
  name: { zh: '评价平均分', en: 'Mean points of reviews' },
  explanation: {
    zh: '本期主动评价的得分之和 ÷ 主动评价数；非常满意至非常不满意依次为 10、8、6、3、0 分',
    en: 'Points of the active reviews given in the period by their number; grades 5 to 1 give 10, 8, 6, 3 and 0',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'points',
  dimensions: ['region', 'department', 'item', 'channel'],
  numerator: cells('point', plus('review points')),
  denominator: cells('review', plus('review active')),
};
