import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';
import { ONLINE_CHANNELS } from './online-channels.ts';

/** 网上办件率. */
export const onlineCaseRate: Indicator = {
  id: 'I-35',
  name: { zh: '网上办件率', en: 'Cases submitted online' },
  explanation: {
    zh: '本期收件的办件中经网站、移动端等网上渠道提交的比例；渠道未报的计入分母',
    en: 'Of the cases received in the period, those that came online: web, app and the like; cases without a channel are in the denominator',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'received',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('case', plus('volume received', ...ONLINE_CHANNELS)),
  denominator: cells('case', plus('volume received')),
};
