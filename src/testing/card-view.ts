import type { CardCounters, CardView } from '#contract/card-view.ts';
import type { Changed, Snapshot } from '#contract/live.ts';
import { NO_COUNTERS } from '../app/data/card-fold.ts';

/** A card for specs; whatever a row does not name is of no consequence for it. */
export function aCard(facts: Partial<CardView> = {}): CardView {
  const {
    subject = '3705-20260917-00236',
    clockId = 'statutory',
    level = 'red',
    cycle = 1,
  } = facts;
  return {
    id: `${subject}/${clockId}/${level}/${cycle}`,
    version: 1,
    subject,
    subjectKind: 'case',
    clock: 'statutory',
    clockId,
    level,
    cycle,
    state: 'open',
    category: 'time',
    retroactive: false,
    groundLost: false,
    fault: true,
    groundAt: '2026-11-19T00:00:00+08:00',
    issuedAt: '2026-11-19T00:00:00+08:00',
    ruleSet: 'APPROVAL_DEFAULT',
    rule: 'statutoryOver',
    ruleFrom: '2026-01-01',
    itemCode: 'I1',
    title: '排污许可证核发（重点管理）',
    regionCode: '370500',
    regionName: '东营市',
    departmentCode: 'D1',
    departmentName: '市生态环境局',
    line: null,
    limit: { value: 30, unit: 'workingDay' },
    due: '2026-11-18',
    remaining: { days: -3 },
    suspended: false,
    daysLeft: daysLeftOf(facts),
    endedAt: null,
    acknowledgedBy: null,
    acknowledgedAt: null,
    assignedTo: null,
    urged: 0,
    order: null,
    explanation: null,
    pendingRevocation: null,
    appealedBy: null,
    people: [],
    ...facts,
  };
}

/** As the server would say it: days are days. */
function daysLeftOf({ remaining = { days: -3 } }: Partial<CardView>): number | null {
  return remaining !== null && 'days' in remaining ? remaining.days : null;
}

export function counters(facts: Partial<CardCounters> = {}): CardCounters {
  return { ...NO_COUNTERS, ...facts };
}

export function aSnapshot(rows: readonly CardView[], facts: Partial<Snapshot> = {}): Snapshot {
  const sums = counters({ total: rows.length });
  return { rows, total: rows.length, counters: sums, asOf: '2026-11-23T10:31:40+08:00', ...facts };
}

export function aChange(version: number, facts: Partial<Changed> = {}): Changed {
  return {
    topic: 'cards',
    epoch: 'e1',
    version,
    upsert: [],
    remove: [],
    counters: NO_COUNTERS,
    asOf: '2026-11-23T10:32:07+08:00',
    ...facts,
  };
}
