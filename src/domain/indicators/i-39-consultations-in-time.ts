import { clocksOnTime, dueClocks, dueMatters, mattersOnTime } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 咨询答复及时率. */
export const consultationsInTime: Indicator = {
  id: 'I-39',
  name: { zh: '咨询答复及时率', en: 'Consultations answered in time' },
  explanation: {
    zh: '办结期限在本期届满（或已提前答复）的咨询中按期答复的比例；按部门统计看其派单的期限，按地区统计看自首次派单起算的总期限；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the consultations whose limit ended in the period, or that were answered before, those in time; of a department by the limit of its dispatch, of a region by that of the whole matter; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'channel'],
  numerator: clocksOnTime('consultation', 'ticket'),
  denominator: dueClocks('consultation', 'ticket'),
  byRegion: { numerator: mattersOnTime('consultation'), denominator: dueMatters('consultation') },
};
