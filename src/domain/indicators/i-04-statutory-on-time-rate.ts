import { dueClocks, clocksOnTime } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 法定时限内办结率. */
export const statutoryOnTimeRate: Indicator = {
  id: 'I-04',
  name: { zh: '法定时限内办结率', en: 'On-time rate (statutory)' },
  explanation: {
    zh: '法定时限在本期到期（或已提前作出决定）的办件中在法定时限内的比例；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the cases whose statutory limit came due in the period, or that were decided before, those decided within it; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: clocksOnTime('statutory'),
  denominator: dueClocks('statutory'),
};
