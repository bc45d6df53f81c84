import { dueClocks, clocksOnTime } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 及时签收率. */
export const signedInTimeRate: Indicator = {
  id: 'I-29',
  name: { zh: '及时签收率', en: 'Signed for in time' },
  explanation: {
    zh: '签收期限在本期届满（或已提前签收）的派单中按期签收的比例；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the dispatches whose limit for signing ended in the period, or that were signed for before, those in time; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: clocksOnTime('sign', 'clock'),
  denominator: dueClocks('sign', 'clock'),
};
