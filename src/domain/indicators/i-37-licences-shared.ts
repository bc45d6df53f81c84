import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 证照共享满足率. */
export const licencesShared: Indicator = {
  id: 'I-37.shared',
  name: { zh: '证照共享满足率', en: 'Licence requests met' },
  explanation: {
    zh: '本期提出的证照共享请求中已共享的比例',
    en: 'Of the requests for licences made in the period, those met',
  },
  stage: 'licenceSharing',
  kind: 'sum',
  membership: 'happened',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('licence', plus('licence request', 'shared')),
  denominator: cells('licence', plus('licence request')),
};
