import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 督办按期回复率. */
export const orderReplyRate: Indicator = {
  id: 'I-21',
  name: { zh: '督办按期回复率', en: 'Orders answered in time' },
  explanation: {
    zh: '回复期限在本期届满（或已提前回复）的督办单中按期回复的比例；每张督办单各计一次，来源系统对办件、工单、评价或事项下达的也计入，按其所在地区和部门计；撤牌的、没有期限的，以及期限内被新督办单取代的不计，超期后再次督办的仍计超期',
    en: 'Of the orders whose limit ended in the period, or that were answered before, those answered within it, each order by itself, also those that sources tell of a case, ticket, review or item, where that lies; orders of revoked cards, without a limit, or replaced by another within theirs do not count, while one that was over before another was issued stays so',
  },
  stage: 'supervision',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: cells('order', plus('order reply', 'onTime')),
  denominator: cells('order', plus('order reply', 'onTime', 'late', 'overdue')),
};
