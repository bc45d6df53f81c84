import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 特别程序使用率. */
export const suspensionRate: Indicator = {
  id: 'I-15',
  name: { zh: '特别程序使用率', en: 'Suspension rate' },
  explanation: {
    zh: '本期受理的办件中用过特别程序（挂起）的比例',
    en: 'Of the cases accepted in the period, those that were ever suspended',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'accepted',
  direction: 'lower',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('case', plus('pause suspended')),
  denominator: cells('case', plus('volume accepted')),
};
