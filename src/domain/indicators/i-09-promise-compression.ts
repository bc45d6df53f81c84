import type { Indicator } from './indicator.ts';
import { itemSum } from './item-counts.ts';
import { statutoryDaysOf, commitmentDaysOf } from './item-traits.ts';

/** 承诺时限压缩比. */
export const promiseCompression: Indicator = {
  id: 'I-09',
  name: { zh: '承诺时限压缩比', en: 'Promise compression' },
  explanation: {
    zh: '期末在用事项：（法定时限之和 − 承诺时限之和）÷ 法定时限之和；两种时限均以工作日计的事项才计入',
    en: 'Items in force when the period ends: (sum of statutory limits − sum of commitments) ÷ sum of statutory limits; only items with both in working days',
  },
  stage: 'itemOnline',
  kind: 'stock',
  membership: 'periodEnd',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: itemSum((item) => statutoryDaysOf(item) - commitmentDaysOf(item)),
  denominator: itemSum(statutoryDaysOf),
};
