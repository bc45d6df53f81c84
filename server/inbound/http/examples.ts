/** Examples of the interface's description; a spec holds each against its schema. */

export const EVENT_EXAMPLE = {
  specversion: '1.0',
  id: '37010220261008-0001/received',
  source: 'urn:example:jinan:approval',
  type: 'case.received',
  subject: '37010220261008-0001',
  time: '2026-10-08T09:12:00+08:00',
  data: {
    itemCode: '370100-0113-001',
    regionCode: '370102',
    departmentCode: '370102-water',
    channel: 'online',
    title: '取水许可',
    commitmentLimit: { value: 10, unit: 'workingDay' },
  },
};

export const RECEIPT_EXAMPLE = {
  accepted: 499,
  duplicate: 0,
  rejected: [
    {
      index: 17,
      id: 'e-17',
      code: 'event/inFuture',
      path: 'time',
      message: 'The event lies more than 5 minutes in the future.',
    },
  ],
};

export const TIME_LIMIT_EXAMPLE = {
  calendar: 'cn',
  start: '2026-09-30',
  limit: { value: 1, unit: 'workingDay' },
  asOf: '2026-10-08',
};

export const TIME_LIMIT_ANSWER_EXAMPLE = {
  due: '2026-10-08',
  state: 'running',
  beyondCalendar: null,
  notBefore: null,
  elapsed: { days: 1 },
  remaining: { days: 0 },
  warnAt: [],
  ledger: [
    { date: '2026-09-30', kind: 'trigger', counted: 0 },
    { date: '2026-10-01', kind: 'holiday', counted: 0 },
    { date: '2026-10-08', kind: 'counted', counted: 1 },
  ],
};

export const CARD_EXAMPLE = {
  id: '37010220261008-0001/commitment/yellow/1',
  version: 1,
  subject: '37010220261008-0001',
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
  groundAt: '2026-10-23T00:00:00+08:00',
  issuedAt: '2026-10-23T00:00:01+08:00',
  ruleSet: 'APPROVAL_DEFAULT',
  rule: 'commitment-over',
  ruleFrom: '2026-01-01',
  itemCode: '370100-0113-001',
  title: '取水许可',
  regionCode: '370102',
  regionName: '历下区',
  departmentCode: '370102-water',
  departmentName: '历下区水务局',
  line: 'water',
  limit: { value: 10, unit: 'workingDay' },
  due: '2026-10-22',
  remaining: { days: -1 },
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
};

export const ASSIGNEE_EXAMPLE = {
  account: 'wang',
  displayName: '王敏',
  role: 'supervisor',
  regionName: '济南市',
} as const;

export const COUNTERS_EXAMPLE = {
  total: 1,
  red: 0,
  yellow: 1,
  warning: 0,
  unacknowledged: 1,
  orderDueToday: 0,
  retroactive: 0,
  byCategory: { time: 1 },
};

export const STAMP_EXAMPLE = {
  asOf: '2026-10-23T09:00:00+08:00',
  dataVersion: 4711,
  mayOpen: true,
};
