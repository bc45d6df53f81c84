import { STAMP_EXAMPLE } from '../examples.ts';

/** Examples of rankings in the interface's description. */

const PERIOD = {
  code: '2026-10',
  from: '2026-10-01',
  to: '2026-10-31',
  state: 'open',
} as const;

const ROW = {
  unit: '370100',
  name: '济南市',
  kind: 'region',
  group: '',
  mayOpen: true,
  rank: 1,
  previousRank: 3,
  total: '97.20',
  previousTotal: '95.00',
  change: '2.20',
  items: [
    {
      indicator: 'onTime',
      rate: '97.20',
      score: '97.20',
      na: false,
      reason: null,
      numerator: 972,
      denominator: 1000,
      band: { low: '95.99', high: '98.06' },
      steps: [{ name: 'rate', formula: '972 / 1000 × 100', value: '97.20' }],
    },
  ],
} as const;

const MOVED = [
  { indicator: 'onTime', before: '95.00', after: '97.20', change: '2.20' },
  { indicator: null, before: '0.00', after: '0.00', change: '0.00' },
];

const POINTS = [
  { period: '2026-09', rank: 3, total: '95.00' },
  { period: '2026-10', rank: 1, total: '97.20' },
];

export const RANKING_EXAMPLE = {
  period: PERIOD,
  previous: '2026-09',
  scheme: {
    id: 'rates',
    version: 1,
    name: { zh: '按时办结', en: 'On time' },
    places: { rate: 2, score: 2, total: 2 },
  },
  group: 'cities',
  indicators: [
    {
      id: 'onTime',
      name: { zh: '按时办结率', en: 'On-time rate' },
      parent: null,
      rule: 'linear',
      weight: '1',
      full: '100',
      target: null,
      direction: null,
      minSample: '100',
      reads: { indicator: 'I-03' },
    },
  ],
  items: [ROW],
  leftOut: [],
  configurationVersion: 162,
  ...STAMP_EXAMPLE,
} as const;

export const EXPLANATION_EXAMPLE = {
  period: PERIOD,
  previous: '2026-09',
  row: ROW,
  leftOut: null,
  steps: [],
  moved: MOVED,
  oneCase: [{ indicator: 'onTime', gain: '0.10', total: '97.30', rank: 1, cases: 28 }],
  matters: {
    total: 1,
    items: [
      {
        matter: '3701-20261008-00017',
        kept: { indicator: 'again', points: '5', kind: 'ticket', no: '3701-T-20261012-0003' },
        dropped: [{ indicator: 'late', points: '2', kind: 'case', no: '3701-20261008-00017' }],
      },
    ],
  },
  history: POINTS,
  ...STAMP_EXAMPLE,
} as const;

export const HISTORY_EXAMPLE = {
  periods: ['2026-09', '2026-10'],
  items: [{ unit: '370100', name: '济南市', group: '', points: POINTS }],
  ...STAMP_EXAMPLE,
} as const;

export const WHAT_IF_EXAMPLE = {
  hypothetical: true,
  period: PERIOD,
  group: 'cities',
  scheme: { id: 'approval', version: 1 },
  moves: 1,
  items: [
    {
      unit: '370100',
      name: '济南市',
      kind: 'region',
      group: '',
      mayOpen: true,
      rank: 2,
      wouldRank: 1,
      total: '95.00',
      wouldTotal: '97.20',
      change: '2.20',
      moved: MOVED,
    },
  ],
  ...STAMP_EXAMPLE,
} as const;
