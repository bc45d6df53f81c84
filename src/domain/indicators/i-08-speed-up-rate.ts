import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 办理提速率. */
export const speedUpRate: Indicator = {
  id: 'I-08',
  name: { zh: '办理提速率', en: 'Speed-up rate' },
  explanation: {
    zh: '本期办结且法定时限以工作日计的办件：1 − 实际办理工作日之和 ÷ 法定工作日之和；超过法定时限的为负贡献',
    en: 'Of cases finished in the period with a statutory limit in working days: 1 − working days used ÷ working days allowed; days beyond the limit take away',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'finished',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('day', plus('days spared')),
  denominator: cells('day', plus('days statutory')),
};
