import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 延期率. */
export const extensionRate: Indicator = {
  id: 'I-16',
  name: { zh: '延期率', en: 'Extension rate' },
  explanation: {
    zh: '本期受理的办件中报过延长的比例',
    en: 'Of the cases accepted in the period, those with an extension reported',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'accepted',
  direction: 'lower',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('case', plus('pause extended')),
  denominator: cells('case', plus('volume accepted')),
};
