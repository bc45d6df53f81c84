import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 整改率. */
export const correctedCardRate: Indicator = {
  id: 'I-20',
  name: { zh: '整改率', en: 'Corrected cards' },
  explanation: {
    zh: '依据发生在本期的黄牌和红牌中已整改了结的比例；已撤牌的不计',
    en: 'Of the yellow and red cards whose ground arose in the period, those closed as corrected; revoked ones do not count',
  },
  stage: 'supervision',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('card', plus('corrected yellow'), plus('corrected red')),
  denominator: cells('card', plus('card yellow'), plus('card red')),
};
