import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 发牌数. */
export const cards: Indicator = {
  id: 'I-18',
  name: { zh: '发牌数', en: 'Cards' },
  explanation: {
    zh: '发牌依据发生在本期的预警、黄牌和红牌之和；已撤牌的不计',
    en: 'Warnings, yellow and red cards whose ground arose in the period; revoked ones do not count',
  },
  stage: 'supervision',
  kind: 'sum',
  membership: 'happened',
  direction: 'lower',
  unit: 'count',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('card', plus('card warning'), plus('card yellow'), plus('card red')),
  denominator: null,
};
