import type { Indicator } from './indicator.ts';
import { itemsInForce, itemsWhere } from './item-counts.ts';
import { isOnline } from './item-traits.ts';

/** 网上可办率. */
export const onlineItems: Indicator = {
  id: 'I-33',
  name: { zh: '网上可办率', en: 'Items online' },
  explanation: {
    zh: '期末在用事项中网上办理深度达到二级及以上的比例；深度未报的计入分母，不算网上可办',
    en: 'Of the items in force when the period ends, those with an online depth of 2 or more; items whose depth nobody told are in the denominator and not online',
  },
  stage: 'itemOnline',
  kind: 'stock',
  membership: 'periodEnd',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: itemsWhere(isOnline),
  denominator: itemsInForce,
};
