import type { Indicator } from './indicator.ts';
import { itemsInForce, itemsWhere } from './item-counts.ts';
import { isImmediate } from './item-traits.ts';

/** 即办件占比. */
export const immediateItems: Indicator = {
  id: 'I-10',
  name: { zh: '即办件占比', en: 'Share of immediate items' },
  explanation: {
    zh: '期末在用事项中即办件的比例',
    en: 'Of the items in force when the period ends, those handled on the spot',
  },
  stage: 'itemOnline',
  kind: 'stock',
  membership: 'periodEnd',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: itemsWhere(isImmediate),
  denominator: itemsInForce,
};
