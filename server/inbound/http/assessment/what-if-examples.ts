import { STAMP_EXAMPLE } from '../examples.ts';

/** The cases of a what-if in the interface's description. */
export const WHAT_IF_CASES_EXAMPLE = {
  hypothetical: true,
  period: { code: '2026-10', from: '2026-10-01', to: '2026-10-31', state: 'open' },
  unit: '370100',
  indicator: 'I-03',
  numerator: { before: 972, after: 973 },
  denominator: { before: 1000, after: 1000 },
  items: [
    {
      kind: 'case',
      no: '3701-20261008-00017',
      title: '取水许可',
      itemCode: '370100-water-01',
      regionCode: '370102',
      regionName: '历下区',
      departmentCode: '370102-water',
      departmentName: '历下区水务局',
      phase: 'finished',
      level: 'yellow',
      receivedAt: '2026-10-08T09:12:00+08:00',
      finishedAt: '2026-10-16T16:40:00+08:00',
      numerator: 1,
      denominator: 0,
      clocks: [
        {
          kind: 'commitment',
          before: { due: '2026-10-15', bucket: 'late' },
          after: { due: '2026-10-16', bucket: 'onTime' },
        },
      ],
    },
  ],
  next: null,
  total: 1,
  ...STAMP_EXAMPLE,
} as const;
