import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 热线接通率. */
export const connectionRate: Indicator = {
  id: 'I-28',
  name: { zh: '热线接通率', en: 'Hotline calls connected' },
  explanation: {
    zh: '本期热线呼入量中接通的比例',
    en: 'Of the calls to the hotline in the period, those connected',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region'],
  numerator: cells('call', plus('hotline connected')),
  denominator: cells('call', plus('hotline calls')),
};
