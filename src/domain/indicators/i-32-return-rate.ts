import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 退单率. */
export const returnRate: Indicator = {
  id: 'I-32',
  name: { zh: '退单率', en: 'Dispatches returned' },
  explanation: {
    zh: '本期退单次数 ÷ 本期派单次数',
    en: 'Returns in the period by dispatches in it',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'happened',
  direction: 'lower',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('ticket', plus('ticket returned')),
  denominator: cells('ticket', plus('ticket dispatched')),
};
