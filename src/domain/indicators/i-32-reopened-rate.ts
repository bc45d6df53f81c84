import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 重办率. */
export const reopenedRate: Indicator = {
  id: 'I-32.reopened',
  name: { zh: '重办率', en: 'Tickets reopened' },
  explanation: {
    zh: '本期重办次数 ÷ 本期办结工单数',
    en: 'Re-handlings in the period by tickets closed in it',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'happened',
  direction: 'lower',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('ticket', plus('ticket reopened')),
  denominator: cells('ticket', plus('ticket closed')),
};
