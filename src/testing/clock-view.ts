import type { ClockView } from '#contract/clock-view.ts';

/** A running commitment clock; a spec states only what it is about. */
export function aClockView(facts: Partial<ClockView> = {}): ClockView {
  return {
    kind: 'commitment',
    id: 'commitment',
    start: '2026-09-17T14:22:00+08:00',
    due: '2026-11-04',
    endedAt: null,
    state: 'running',
    bucket: 'running',
    limit: { value: 20, unit: 'workingDay' },
    basis: '办事指南',
    departmentCode: null,
    beyondCalendar: null,
    notBefore: null,
    elapsed: { days: 5 },
    remaining: { days: 15 },
    warnAt: [],
    suspensions: [],
    extensions: [],
    ledger: [],
    ...facts,
  };
}
