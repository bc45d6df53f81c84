import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 万件红牌数. */
export const redCardRate: Indicator = {
  id: 'I-19',
  name: { zh: '万件红牌数', en: 'Red cards per 10,000 cases' },
  explanation: {
    zh: '本期办件红牌数 ÷ 本期受理办件数 × 10 000；已撤牌的不计',
    en: 'Red cards of cases whose ground arose in the period by cases accepted in it, times 10,000; revoked cards do not count',
  },
  stage: 'supervision',
  kind: 'sum',
  membership: 'happened',
  direction: 'lower',
  unit: 'perTenThousand',
  dimensions: ['region', 'department'],
  numerator: cells('card', plus('card red', '')),
  denominator: cells('case', plus('volume accepted')),
};
