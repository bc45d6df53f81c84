import type { Indicator } from './indicator.ts';
import { itemsInForce, itemsWhere } from './item-counts.ts';

/** 零办件事项占比. */
export const idleItems: Indicator = {
  id: 'I-42',
  name: { zh: '零办件事项占比', en: 'Items without cases' },
  explanation: {
    zh: '期末在用事项中，期末前十二个月没有收到过办件的比例',
    en: 'Of the items in force when the period ends, those of which no case was received in the twelve months up to then',
  },
  stage: 'itemOnline',
  kind: 'rolling',
  membership: 'periodEnd',
  direction: 'lower',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: itemsWhere(({ hadCases }) => !hadCases),
  denominator: itemsInForce,
};
