import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 寄递送达占比. */
export const expressShare: Indicator = {
  id: 'I-38.express',
  name: { zh: '寄递送达占比', en: 'Delivered by post' },
  explanation: {
    zh: '本期送达的结果中以邮寄、快递方式送达的比例',
    en: 'Of the results delivered in the period, those that came by post or courier',
  },
  stage: 'resultDelivery',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'item', 'channel'],
  numerator: cells('case', plus('delivery express')),
  denominator: cells('case', plus('volume delivered')),
};
