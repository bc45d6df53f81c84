/**
 * Where a ticket stands (`domain.md` 4.3): 受理 直接答复 派单 签收 退回 已答复 已回访 重办 办结 并案. A phase is the
 * last step that counts; `reopened` is dispatched once more to the department that answered.
 */
export const TICKET_PHASES = [
  'created',
  'answered',
  'dispatched',
  'signed',
  'returned',
  'replied',
  'revisited',
  'reopened',
  'closed',
  'merged',
] as const;
export type TicketPhase = (typeof TICKET_PHASES)[number];

/**
 * Where a review stands (`domain.md` 3.3): 已评价 派办 回访核实 整改 反馈 整改回访 申诉 剔除 申诉驳回. A good one
 * stays `submitted` and waits for nobody. `repeated` 重复评价: the same person had rated the same stage
 * of the same case before, and that rating counts.
 */
export const REVIEW_PHASES = [
  'submitted',
  'assigned',
  'verified',
  'rectified',
  'fedBack',
  'revisited',
  'appealed',
  'appealRejected',
  'excluded',
  'repeated',
] as const;
export type ReviewPhase = (typeof REVIEW_PHASES)[number];

export type FeedbackPhase = TicketPhase | ReviewPhase;

/** What feedback is: a ticket, or a review of a service. */
export const FEEDBACK_SUBJECTS = ['ticket', 'review'] as const;
export type FeedbackSubject = (typeof FEEDBACK_SUBJECTS)[number];

const ENDED: ReadonlySet<FeedbackPhase> = new Set([
  ...['answered', 'closed', 'merged', 'excluded', 'repeated'],
] as const);

/** Whether nothing more has to be done: a review that was revisited is through, a ticket is not. */
export function isEnded(subject: FeedbackSubject, phase: FeedbackPhase, good: boolean): boolean {
  if (subject === 'review' && (good || phase === 'revisited')) return true;
  return ENDED.has(phase);
}
