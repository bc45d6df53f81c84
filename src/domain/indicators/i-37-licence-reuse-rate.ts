import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 电子证照调用率. */
export const licenceReuseRate: Indicator = {
  id: 'I-37',
  name: { zh: '电子证照调用率', en: 'Licences reused' },
  explanation: {
    zh: '本期取得的材料中经证照库调用或数据共享取得的比例',
    en: 'Of the materials taken in the period, those from the licence library or by data sharing',
  },
  stage: 'licenceSharing',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('material', plus('material provided', 'licenceLibrary', 'dataSharing')),
  denominator: cells('material', plus('material provided')),
};
