import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 红牌数. */
export const redCards: Indicator = {
  id: 'I-18.red',
  name: { zh: '红牌数', en: 'Red cards' },
  explanation: {
    zh: '发牌依据发生在本期的红牌；已撤牌的不计',
    en: 'Red cards whose ground arose in the period; revoked ones do not count',
  },
  stage: 'supervision',
  kind: 'sum',
  membership: 'happened',
  direction: 'lower',
  unit: 'count',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('card', plus('card red')),
  denominator: null,
};
