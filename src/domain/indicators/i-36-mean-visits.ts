import type { Indicator } from './indicator.ts';
import { itemsWhere, itemSum } from './item-counts.ts';
import { visitsOf } from './item-traits.ts';

/** 平均跑动次数. */
export const meanVisits: Indicator = {
  id: 'I-36.visits',
  name: { zh: '平均跑动次数', en: 'Mean visits' },
  explanation: {
    zh: '期末在用且报过到现场次数的事项：次数之和 ÷ 事项数',
    en: 'Items in force when the period ends whose visits were told: visits by item',
  },
  stage: 'itemOnline',
  kind: 'stock',
  membership: 'periodEnd',
  direction: 'lower',
  unit: 'times',
  dimensions: ['region', 'department'],
  numerator: itemSum(visitsOf),
  denominator: itemsWhere(({ version }) => version.visits !== null),
};
