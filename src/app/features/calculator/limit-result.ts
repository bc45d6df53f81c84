import type { ClockState } from '#domain/time/clock.ts';
import type { ClockBucket } from '#domain/limits/clock-kind.ts';
import type { TimeLimitAnswer, TimeLimitRequestBody } from '#contract/time-limits.ts';
import type { LimitReading } from '../../i18n/limit-words.ts';
import { limitSeconds } from '../../ui/ledger/ledger-clock.ts';
import type { LedgerClock } from '../../ui/ledger/ledger-clock.ts';

const BUCKETS: Readonly<Record<ClockState, ClockBucket>> = {
  running: 'running',
  suspended: 'suspended',
  overdue: 'overdue',
  finishedOnTime: 'onTime',
  finishedLate: 'late',
  unknown: 'unknown',
};

/** An answer as the sentence of its limit needs it. */
export function answerReading(
  request: TimeLimitRequestBody,
  answer: TimeLimitAnswer,
): LimitReading {
  return {
    state: BUCKETS[answer.state],
    due: answer.due,
    limit: request.limit,
    elapsed: answer.elapsed,
    remaining: answer.remaining,
    suspension: answer.state === 'suspended' ? { reason: null, left: null, of: null } : null,
    beyondCalendar: answer.beyondCalendar,
  };
}

/** An answer as strip and table draw it. */
export function answerClock(
  request: TimeLimitRequestBody,
  answer: TimeLimitAnswer,
  name: string,
): LedgerClock {
  return {
    id: 'limit',
    kind: null,
    name,
    limit: request.limit,
    limitSeconds: limitSeconds(answer.elapsed, answer.remaining),
    due: answer.due,
    endedAt: request.finished ?? null,
    overLevel: 'red',
    ledger: answer.ledger,
  };
}
