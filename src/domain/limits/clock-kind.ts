/** The clocks of a case (`design.md` 5): 补正告知, 法定, 承诺, 环节, 送达. */
export type CaseClockKind = 'correctionNotice' | 'statutory' | 'commitment' | 'step' | 'delivery';

/** The clocks of a ticket (`design.md` 5): 签收, 退单, 办结 of a department's dispatch, and the matter's 事项. */
export type TicketClockKind = 'sign' | 'return' | 'close' | 'matter';

/** The clocks of a bad review: 首次联系, 整改, 申诉复核. */
export type ReviewClockKind = 'contact' | 'rectification' | 'appeal';

/** What a clock measures; each kind belongs to one kind of subject. */
export type ClockKind = CaseClockKind | TicketClockKind | ReviewClockKind;

/** Those of cases in the order in which screens list them. */
export const CASE_CLOCK_KINDS: readonly CaseClockKind[] = [
  'statutory',
  'commitment',
  'correctionNotice',
  'step',
  'delivery',
];

/** Those of tickets in the order in which screens list them. */
export const TICKET_CLOCK_KINDS: readonly TicketClockKind[] = ['sign', 'return', 'close', 'matter'];

/** Those of reviews in the order in which screens list them. */
export const REVIEW_CLOCK_KINDS: readonly ReviewClockKind[] = [
  'contact',
  'rectification',
  'appeal',
];

/** All kinds in the order in which screens list them. */
export const CLOCK_KINDS: readonly ClockKind[] = [
  ...CASE_CLOCK_KINDS,
  ...TICKET_CLOCK_KINDS,
  ...REVIEW_CLOCK_KINDS,
];

/**
 * Where a clock stands in counts. The total is the sum of all: `overdue` is not ended and past
 * due, `suspended` only while not past due, `unknown` without a due date the calendar can give,
 * `void` ended by withdrawal, termination or refusal and in no on-time rate.
 */
export type ClockBucket =
  'running' | 'suspended' | 'overdue' | 'onTime' | 'late' | 'unknown' | 'void';
