import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 督办按期回复率. */
export const orderReplyRate: Indicator = {
  id: 'I-21',
  name: { zh: '督办按期回复率', en: 'Orders answered in time' },
  explanation: {
    zh: '回复期限在本期届满（或已提前回复）的督办单中按期回复的比例；撤牌的督办单和没有期限的不计',
    en: 'Of the orders whose limit ended in the period, or that were answered before, those answered within it; orders of revoked cards and without a limit do not count',
  },
  stage: 'supervision',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('order', plus('order reply', 'onTime')),
  denominator: cells('order', plus('order reply', 'onTime', 'late', 'overdue')),
};
