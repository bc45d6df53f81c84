import { dueClocks, clocksOnTime } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 工单按时办结率. */
export const closedInTimeRate: Indicator = {
  id: 'I-30',
  name: { zh: '工单按时办结率', en: 'Tickets closed in time' },
  explanation: {
    zh: '办结期限在本期届满（或已提前办结）的派单中按期办结的比例；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the dispatches whose limit for closing ended in the period, or that were closed before, those in time; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: clocksOnTime('close', 'clock'),
  denominator: dueClocks('close', 'clock'),
};
