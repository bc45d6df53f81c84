import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 重复诉求率. */
export const repeatedRate: Indicator = {
  id: 'I-32.repeated',
  name: { zh: '重复诉求率', en: 'Repeated requests' },
  explanation: {
    zh: '本期登记的工单中并入另一件工单（同一诉求重复提出）的比例',
    en: 'Of the tickets created in the period, those that are part of another one by now: the same matter once more',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'received',
  direction: 'lower',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('ticket', plus('ticket repeated')),
  denominator: cells('ticket', plus('ticket created')),
};
