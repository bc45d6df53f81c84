import type { FeedbackBody } from './feedback-body.ts';
import { feedbackBodyText, readFeedbackBody } from './feedback-body-text.ts';

const BODY: FeedbackBody = {
  view: {
    id: 'ticket:T1',
    no: 'T1',
    subjectKind: 'ticket',
    version: 3,
    kind: 'complaint',
    phase: 'dispatched',
    urgency: 'urgent',
    urgent: true,
    confidential: false,
    channel: '电话',
    category: '供热',
    title: '暖气不热',
    text: '三天了 "[" \n',
    regionCode: '370102',
    regionName: '历下区',
    departmentCode: 'D1',
    departmentName: '住建局',
    line: 'L1',
    caseNo: 'C1',
    receivedAt: '2026-03-02T10:00:00+08:00',
    ended: false,
    good: false,
    level: 'yellow',
    clock: 'close',
    limit: { value: 5, unit: 'workingDay' },
    due: '2026-03-09',
    dueAt: '2026-03-09T23:59:59.999+08:00',
    overdue: false,
    reopened: 1,
    extensionAskedBy: '',
    appealedBy: 'zhang',
    mergedInto: 'T0',
    grade: 2,
  },
  input: null,
  dueAt: 1_772_000_000_000,
  receivedAt: 1_771_000_000_000,
  hands: ['wang', 'li'],
  trace: { kind: 'ticket', replies: [['D1', 1_771_000_000_001, 'abc.def']] },
};

describe('what the row of a ticket keeps for lists', () => {
  it('is read as it was written, every field of it', () => {
    expect(readFeedbackBody(feedbackBodyText(BODY))).toEqual(BODY);
  });

  it('is read also as an earlier version wrote it', () => {
    const { trace, ...earlier } = BODY;
    expect(trace).not.toBeNull();
    expect(readFeedbackBody(JSON.stringify(earlier))).toEqual({ ...BODY, trace: null });
    const withoutTrace = JSON.parse(feedbackBodyText(BODY)) as unknown[];
    withoutTrace.pop();
    expect(readFeedbackBody(JSON.stringify(withoutTrace))).toEqual({ ...BODY, trace: null });
  });

  it('holds no names of fields', () => {
    expect(feedbackBodyText(BODY)).not.toContain('departmentName');
  });
});
