import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 黄牌数. */
export const yellowCards: Indicator = {
  id: 'I-18.yellow',
  name: { zh: '黄牌数', en: 'Yellow cards' },
  explanation: {
    zh: '发牌依据发生在本期的黄牌；已撤牌的不计',
    en: 'Yellow cards whose ground arose in the period; revoked ones do not count',
  },
  stage: 'supervision',
  kind: 'sum',
  membership: 'happened',
  direction: 'lower',
  unit: 'count',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('card', plus('card yellow')),
  denominator: null,
};
