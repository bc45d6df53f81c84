import type { CardView } from '#contract/card-view.ts';
import type { CaseView, EventView } from '#contract/case-view.ts';

/** An event of a source, received a minute after it happened. */
export function anEvent(type: string, time: string, facts: Partial<EventView> = {}): EventView {
  return {
    id: `${type} ${time}`,
    source: 'urn:city',
    type,
    subject: '3705-20260917-00236',
    time,
    receivedAt: new Date(Date.parse(time) + 60_000).toISOString(),
    sequence: null,
    data: {},
    ...facts,
  };
}

/** A yellow card of the commitment. */
export function aCard(facts: Partial<CardView> = {}): CardView {
  return {
    id: '3705-20260917-00236/commitment/yellow/1',
    version: 1,
    subject: '3705-20260917-00236',
    subjectKind: 'case',
    clock: 'commitment',
    clockId: 'commitment',
    level: 'yellow',
    cycle: 1,
    state: 'open',
    category: 'time',
    retroactive: false,
    groundLost: false,
    fault: true,
    groundAt: '2026-11-05T00:00:00+08:00',
    issuedAt: '2026-11-05T00:00:05+08:00',
    ruleSet: 'APPROVAL_DEFAULT',
    rule: 'commitment-over',
    ruleFrom: '2026-01-01',
    itemCode: null,
    title: '排污许可证核发',
    regionCode: '370500',
    regionName: '东营市',
    departmentCode: null,
    departmentName: null,
    line: null,
    limit: { value: 20, unit: 'workingDay' },
    due: '2026-11-04',
    remaining: { days: -13 },
    suspended: false,
    daysLeft: -1,
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

/** A case in review; a spec states only what it is about. */
export function aCaseView(facts: Partial<CaseView> = {}): CaseView {
  return {
    no: '3705-20260917-00236',
    facts: {
      itemCode: 'A1',
      itemName: '排污许可证核发（重点管理）',
      regionCode: '370500',
      regionName: '东营市',
      departmentCode: 'D1',
      departmentName: '市生态环境局',
      channel: 'online',
      title: null,
      kind: 'standard',
      applicant: { name: '示例化工有限公司', phone: '139****5527' },
      officer: null,
      others: {},
    },
    phase: 'review',
    level: null,
    asOf: '2026-11-23T10:32:00+08:00',
    knownAt: '2026-11-23T10:32:00+08:00',
    dataVersion: 1,
    clocks: [],
    events: [],
    cards: [],
    decisions: [],
    findings: [],
    timeSpent: [],
    links: [],
    people: [],
    calendar: { name: '国务院办公厅 2026 年放假安排', coversTo: '2026-12-31' },
    ...facts,
  };
}
