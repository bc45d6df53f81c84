import { clocksOnTime, dueClocks, dueMatters, mattersOnTime } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 投诉按期办结率. */
export const complaintsInTime: Indicator = {
  id: 'I-39.complaint',
  name: { zh: '投诉按期办结率', en: 'Complaints closed in time' },
  explanation: {
    zh: '办结期限在本期届满（或已提前办结）的投诉中按期办结的比例；按部门统计看其派单的期限，按地区统计看自首次派单起算的总期限；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the complaints whose limit ended in the period, or that were closed before, those in time; of a department by the limit of its dispatch, of a region by that of the whole matter; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'channel'],
  numerator: clocksOnTime('complaint', 'ticket'),
  denominator: dueClocks('complaint', 'ticket'),
  byRegion: { numerator: mattersOnTime('complaint'), denominator: dueMatters('complaint') },
};
