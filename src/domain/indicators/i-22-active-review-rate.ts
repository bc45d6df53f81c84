import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 主动评价率. */
export const activeReviewRate: Indicator = {
  id: 'I-22',
  name: { zh: '主动评价率', en: 'Active review rate' },
  explanation: {
    zh: '本期主动评价数 ÷ 本期办结的办件数；默认评价和导入评价不计',
    en: 'Active reviews given in the period by cases finished in it; default and imported ones do not count',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'percent',
  // Not by channel: reviews tell where somebody rated, cases where somebody applied, and a quotient of
  // the two would be of neither.
  dimensions: ['region', 'department', 'item'],
  numerator: cells('review', plus('review active')),
  denominator: cells('case', plus('volume finished')),
};
