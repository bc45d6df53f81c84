import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 不予受理率. */
export const refusalRate: Indicator = {
  id: 'I-14',
  name: { zh: '不予受理率', en: 'Refusal rate' },
  explanation: {
    zh: '本期收件的办件中不予受理的比例',
    en: 'Of the cases received in the period, those not accepted',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'received',
  direction: 'lower',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('case', plus('outcome notAccepted')),
  denominator: cells('case', plus('volume received')),
};
