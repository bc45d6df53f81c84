import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 补正率. */
export const correctionRate: Indicator = {
  id: 'I-12',
  name: { zh: '补正率', en: 'Correction rate' },
  explanation: {
    zh: '本期收件的办件中要求过补正的比例',
    en: 'Of the cases received in the period, those asked for corrections',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'received',
  direction: 'lower',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('case', plus('notice correction')),
  denominator: cells('case', plus('volume received')),
};
