import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 一次性告知合规率. */
export const toldAtOnceRate: Indicator = {
  id: 'I-11',
  name: { zh: '一次性告知合规率', en: 'Told-at-once rate' },
  explanation: {
    zh: '本期收件且要求过补正的办件中，只告知一次补正的比例',
    en: 'Of the cases received in the period that were asked for corrections, those asked once',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'received',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('case', plus('notice correction', 'once')),
  denominator: cells('case', plus('notice correction')),
};
