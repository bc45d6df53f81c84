import type { FeedbackItem, FeedbackRow } from '#contract/feedback-view.ts';

/** Examples of feedback for the interface's description; a spec holds each against its schema. */
export const FEEDBACK_EXAMPLE: FeedbackRow = {
  id: 'ticket:3701-T-20261008-0042',
  no: '3701-T-20261008-0042',
  subjectKind: 'ticket',
  version: 3,
  kind: 'complaint',
  phase: 'signed',
  urgency: null,
  urgent: false,
  confidential: false,
  channel: 'hotline',
  category: '供水',
  title: '网上申报退回三次，每次理由不同',
  text: '网上申报退回三次，每次理由不同，请说明究竟缺什么材料。',
  regionCode: '370102',
  regionName: '历下区',
  departmentCode: '370102-water',
  departmentName: '历下区水务局',
  line: 'water',
  caseNo: '37010220261008-0001',
  receivedAt: '2026-10-08T09:12:00+08:00',
  ended: false,
  good: false,
  level: null,
  clock: 'close',
  limit: { value: 5, unit: 'workingDay' },
  due: '2026-10-15',
  dueAt: '2026-10-15T23:59:59.999+08:00',
  overdue: false,
  remaining: { days: 3 },
  reopened: 0,
  extensionAskedBy: null,
  appealedBy: null,
  mergedInto: null,
  grade: null,
};

export const FEEDBACK_ITEM_EXAMPLE: FeedbackItem = {
  ...FEEDBACK_EXAMPLE,
  asOf: '2026-10-10T09:00:00+08:00',
  dataVersion: 4711,
  whole: '网上申报退回三次，每次理由不同，请说明究竟缺什么材料。',
  caller: { name: '王*', phone: '138****0001' },
  mayReveal: true,
  stage: null,
  labels: [],
  assisting: [],
  clocks: [],
  timeline: [
    {
      about: 'ticket',
      no: '3701-T-20261008-0042',
      version: 3,
      type: 'ticket.signed',
      at: '2026-10-08T10:02:00+08:00',
      by: 'li',
      own: true,
      reason: null,
      text: null,
      facts: {},
    },
  ],
  links: [
    {
      ...{ kind: 'case', no: '37010220261008-0001', how: 'case' as const },
      ...{ title: '排污许可证核发', phase: 'review', level: 'red' as const },
    },
  ],
  cards: [],
  findings: [],
  attachments: [],
  acts: [
    { act: 'reply', open: true, code: null },
    { act: 'dispatch', open: false, code: 'access/notAllowed' },
  ],
  people: [{ account: 'li', displayName: '李静', role: 'handler' }],
};

export const FEEDBACK_COUNTERS_EXAMPLE = {
  open: 1,
  waiting: 1,
  toDispatch: 0,
  toRevisit: 0,
  overdue: 0,
  dueToday: 0,
  byKind: { complaint: 1 },
};

export const FEEDBACK_PREVIEW_EXAMPLE = {
  clocks: [
    {
      kind: 'close',
      id: 'close:2',
      departmentCode: '370102-water',
      before: '2026-10-15',
      after: '2026-10-22',
      ends: false,
    },
  ],
};
