import { dueClocks, clocksOnTime } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 按时办结率. */
export const onTimeRate: Indicator = {
  id: 'I-03',
  name: { zh: '按时办结率', en: 'On-time rate (commitment)' },
  explanation: {
    zh: '承诺时限在本期到期（或已提前办结）的办件中按承诺时限办结的比例；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the cases whose commitment came due in the period, or that finished before, those finished within it; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: clocksOnTime('commitment'),
  denominator: dueClocks('commitment'),
};
