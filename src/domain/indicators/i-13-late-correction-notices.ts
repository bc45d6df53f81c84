import { clocksOver } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 补正告知超期数. */
export const lateCorrectionNotices: Indicator = {
  id: 'I-13',
  name: { zh: '补正告知超期数', en: 'Late correction notices' },
  explanation: {
    zh: '收件后五个工作日的告知期限在本期届满而未按期告知、受理或不予受理的办件数',
    en: 'Cases whose five working days for the first word ended in the period without one in time',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'due',
  direction: 'lower',
  unit: 'count',
  dimensions: ['region', 'department'],
  numerator: clocksOver('correctionNotice'),
  denominator: null,
};
