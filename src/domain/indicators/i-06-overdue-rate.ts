import { dueClocks, clocksOver } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 超期办件率. */
export const overdueRate: Indicator = {
  id: 'I-06',
  name: { zh: '超期办件率', en: 'Overdue rate' },
  explanation: {
    zh: '承诺时限在本期到期的办件中超期的比例，分子即超期办件数：到期仍未办结的和超期办结的；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the cases whose commitment came due in the period, those over it, finished or not; the numerator is the number of overdue cases; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'due',
  direction: 'lower',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: clocksOver('commitment'),
  denominator: dueClocks('commitment'),
};
