import { dueClocks, clocksEnded } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 结果送达率. */
export const deliveredResults: Indicator = {
  id: 'I-38',
  name: { zh: '结果送达率', en: 'Results delivered' },
  explanation: {
    zh: '准予决定后十个工作日的送达期限在本期届满（或已提前送达）的办件中已送达的比例；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the approvals whose ten working days for delivery ended in the period, or that were delivered before, those delivered by now; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'resultDelivery',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: clocksEnded('delivery'),
  denominator: dueClocks('delivery'),
};
