import type { ClockState } from '../time/clock.ts';
import type { ClockBucket } from './clock-kind.ts';

const BUCKETS: Readonly<Record<ClockState, ClockBucket>> = {
  running: 'running',
  suspended: 'suspended',
  overdue: 'overdue',
  finishedOnTime: 'onTime',
  finishedLate: 'late',
  unknown: 'unknown',
};

/** Where a clock stands in counts: `void` whatever it showed, else what it shows. */
export function bucketOf(state: ClockState, isVoid: boolean): ClockBucket {
  return isVoid ? 'void' : BUCKETS[state];
}
