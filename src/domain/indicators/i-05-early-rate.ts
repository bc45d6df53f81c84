import { cells, plus, clocksEnded } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 提前办结率. */
export const earlyRate: Indicator = {
  id: 'I-05',
  name: { zh: '提前办结率', en: 'Early completion rate' },
  explanation: {
    zh: '承诺时限属于本期且已办结的办件中，早于到期日办结的比例；到期日当天办结的按时但不算提前',
    en: 'Of the finished cases whose commitment belongs to the period, those finished before the day it was due; on that day is in time, not early',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department', 'item'],
  numerator: cells('case', plus('early commitment')),
  denominator: clocksEnded('commitment'),
};
