import { cells, plus } from './cell-counts.ts';
import type { Indicator } from './indicator.ts';

/** 受理量. */
export const acceptedCases: Indicator = {
  id: 'I-01',
  name: { zh: '受理量', en: 'Cases accepted' },
  explanation: {
    zh: '本期受理的办件数（含逾期未告知补正而视为受理的），按受理日计',
    en: 'Cases accepted in the period, by the day of acceptance; those deemed accepted count from their receipt',
  },
  stage: 'case',
  kind: 'sum',
  membership: 'accepted',
  direction: 'none',
  unit: 'count',
  dimensions: ['region', 'department', 'item', 'channel'],
  numerator: cells('case', plus('volume accepted')),
  denominator: null,
};
