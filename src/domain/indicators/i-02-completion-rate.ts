import { dueClocks, clocksEnded } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 办结率. */
export const completionRate: Indicator = {
  id: 'I-02',
  name: { zh: '办结率', en: 'Completion rate' },
  explanation: {
    zh: '承诺时限在本期到期（或已提前办结）的办件中已办结的比例；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the cases whose commitment came due in the period, or that finished before, those finished by now; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: clocksEnded('commitment'),
  denominator: dueClocks('commitment'),
};
