import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 预警数. */
export const warningCards: Indicator = {
  id: 'I-18.warning',
  name: { zh: '预警数', en: 'Warnings' },
  explanation: {
    zh: '发牌依据发生在本期的预警；已撤牌的不计',
    en: 'Warnings whose ground arose in the period; revoked ones do not count',
  },
  stage: 'supervision',
  kind: 'sum',
  membership: 'happened',
  direction: 'lower',
  unit: 'count',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('card', plus('card warning')),
  denominator: null,
};
