import { cells, plus, minus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 及时上报率. */
export const timelyReports: Indicator = {
  id: 'I-40.timely',
  name: { zh: '及时上报率', en: 'Reported in time' },
  explanation: {
    zh: '本期收件的办件中没有任何事件迟报（晚一个工作日及以上到达）的比例',
    en: 'Of the cases received in the period, those of which no event arrived a working day or more after its day',
  },
  stage: 'data',
  kind: 'sum',
  membership: 'received',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('case', plus('volume received'), minus('quality reportedLate')),
  denominator: cells('case', plus('volume received')),
};
