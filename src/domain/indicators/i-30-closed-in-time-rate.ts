import { dueClocks, clocksOnTime } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 工单按时办结率. */
export const closedInTimeRate: Indicator = {
  id: 'I-30',
  name: { zh: '工单按时办结率', en: 'Tickets closed in time' },
  explanation: {
    zh: '办结期限在本期届满（或已提前办结）的按期办结比例：按部门统计，看该部门每次派单的办结期限；按地区统计，看工单自首次派单起算的总期限，退回、转办、合并不重新起算；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the limits for closing that ended in the period, or were met before, those met in time: of a department the limit of each dispatch to it, of a region that of the whole matter from its first dispatch, which no return, transfer or merge restarts; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: clocksOnTime('close', 'clock'),
  denominator: dueClocks('close', 'clock'),
  byRegion: {
    numerator: clocksOnTime('matter', 'clock'),
    denominator: dueClocks('matter', 'clock'),
  },
};
