/** Kinds of subjects that sources send of. */
export type SentKind = 'case' | 'ticket' | 'review';

/** What is sent of one after the other, by kind. */
export const COURSES: Readonly<Record<SentKind, readonly string[]>> = {
  case: ['received', 'accepted', 'stepStarted', 'stepFinished', 'note', 'decided', 'finished'],
  ticket: ['created', 'dispatched', 'signed', 'contacted', 'replied', 'revisited', 'closed'],
  review: ['submitted', 'assigned', 'verified', 'rectified', 'fedBack', 'revisited'],
};

/** Number of a subject; its beginning tells the kind. */
export function sentNo(kind: SentKind, letter: string, count: number): string {
  return kind === 'case' ? `${letter}-${count}` : `${kind}-${letter}-${count}`;
}

/** The kind of a number. */
export function sentKindOf(no: string): SentKind {
  if (no.startsWith('ticket-')) return 'ticket';
  return no.startsWith('review-') ? 'review' : 'case';
}

const PLACE = { regionCode: '370102', departmentCode: '370102-torture' };
const PERSON = { name: '王小明', phone: '13812345678' };
const limit = (value: number) => ({ value, unit: 'workingDay' });

const DATA: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'case.received': {
    ...{ itemCode: 'torture-item', ...PLACE, applicant: PERSON },
    ...{ statutoryLimit: limit(20), commitmentLimit: limit(5) },
  },
  'case.stepStarted': { step: '审查', limit: limit(2) },
  'case.stepFinished': { step: '审查', limit: limit(2) },
  'case.decided': { result: 'approved' },
  'ticket.created': {
    ...{ kind: 'complaint', regionCode: PLACE.regionCode, category: 'torture' },
    ...{ text: '路灯三天不亮', caller: PERSON },
  },
  'ticket.dispatched': { departmentCode: PLACE.departmentCode },
  'ticket.replied': { text: '已修复' },
  'ticket.revisited': { reached: true, solved: false, satisfied: 'dissatisfied' },
  'review.submitted': {
    grade: 1,
    origin: 'active',
    stage: 'case',
    realName: true,
    reviewer: PERSON,
  },
  'review.assigned': { departmentCode: PLACE.departmentCode },
};

/**
 * What an event of a type says. A review tells nothing of its place but its case, which the platform
 * files it by.
 *
 * @param caseNo number of the case that the subject belongs to
 */
export function sentData(type: string, caseNo: string): Readonly<Record<string, unknown>> {
  const data = DATA[type] ?? {};
  return type === 'review.submitted' || type === 'ticket.created' ? { ...data, caseNo } : data;
}
