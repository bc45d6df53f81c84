import { cells, minus, plus } from './cell-counts.ts';
import type { Indicator, IndicatorCount } from './indicator.ts';

/** 按期整改率. */
export const rectifiedOnTimeRate: Indicator = {
  id: 'I-26.onTime',
  name: { zh: '按期整改率', en: 'Bad reviews rectified in time' },
  explanation: {
    zh: '整改期限在本期届满（或已提前整改）的有效差评（主动评价）中按期整改的比例；仍在办且未到期、已挂起、时限未知和终止的不计入，结转下期',
    en: 'Of the active bad reviews whose limit for rectification ended in the period, or that were rectified before, those in time; what still runs, is suspended, unknown or void is in no period and carried over',
  },
  stage: 'feedback',
  kind: 'sum',
  membership: 'due',
  direction: 'higher',
  unit: 'percent',
  dimensions: ['region', 'department'],
  numerator: rectified('onTime'),
  denominator: rectified('onTime', 'late', 'overdue'),
};

/** As for the other rates of bad reviews, only active ones: imported ones have clocks as well. */
function rectified(...buckets: readonly string[]): IndicatorCount {
  return cells(
    'review',
    plus('clock rectification', ...buckets),
    minus('importedClock rectification', ...buckets),
  );
}
