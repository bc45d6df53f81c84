/** The clocks of a case (`design.md` 5): 补正告知, 法定, 承诺, 环节, 送达. */
export type ClockKind = 'correctionNotice' | 'statutory' | 'commitment' | 'step' | 'delivery';

/** The clocks of a ticket (`design.md` 5): 签收, 退单, 办结 of a department's dispatch, and the matter's 事项. */
export type TicketClockKind = 'sign' | 'return' | 'close' | 'matter';

/** All kinds in the order in which screens list them. */
export const CLOCK_KINDS: readonly ClockKind[] = [
  'statutory',
  'commitment',
  'correctionNotice',
  'step',
  'delivery',
];

/**
 * Where a clock stands in counts. The total is the sum of all: `overdue` is not ended and past
 * due, `suspended` only while not past due, `unknown` without a due date the calendar can give,
 * `void` ended by withdrawal, termination or refusal and in no on-time rate.
 */
export type ClockBucket =
  'running' | 'suspended' | 'overdue' | 'onTime' | 'late' | 'unknown' | 'void';
