import type { Indicator } from './indicator.ts';
import { itemsInForce, itemsWhere } from './item-counts.ts';
import { isWhollyOnline } from './item-traits.ts';

/** 全程网办率. */
export const whollyOnlineItems: Indicator = {
  id: 'I-34',
  name: { zh: '全程网办率', en: 'Items wholly online' },
  explanation: {
    zh: '期末在用事项中网上办理深度为五至七级的比例；深度未报的计入分母，不算全程网办',
    en: 'Of the items in force when the period ends, those with an online depth of 5 to 7; items whose depth nobody told are in the denominator and not wholly online',
  },
  stage: 'itemOnline',
  kind: 'stock',
  membership: 'periodEnd',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: itemsWhere(isWhollyOnline),
  denominator: itemsInForce,
};
