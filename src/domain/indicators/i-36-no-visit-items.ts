import type { Indicator } from './indicator.ts';
import { itemsInForce, itemsWhere } from './item-counts.ts';
import { needsNoVisit } from './item-traits.ts';

/** 零跑动占比. */
export const noVisitItems: Indicator = {
  id: 'I-36',
  name: { zh: '零跑动占比', en: 'Items without a visit' },
  explanation: {
    zh: '期末在用事项中零跑动的比例：到现场次数为零，或全程网办',
    en: 'Of the items in force when the period ends, those that need no visit: none told, or wholly online',
  },
  stage: 'itemOnline',
  kind: 'stock',
  membership: 'periodEnd',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: itemsWhere(needsNoVisit),
  denominator: itemsInForce,
};
