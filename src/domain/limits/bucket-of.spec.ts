import type { ClockState } from '../time/clock.ts';
import { bucketOf } from './bucket-of.ts';
import type { ClockBucket } from './clock-kind.ts';

describe('bucketOf', () => {
  const rows: readonly { state: ClockState; bucket: ClockBucket }[] = [
    { state: 'running', bucket: 'running' },
    { state: 'suspended', bucket: 'suspended' },
    { state: 'overdue', bucket: 'overdue' },
    { state: 'finishedOnTime', bucket: 'onTime' },
    { state: 'finishedLate', bucket: 'late' },
    { state: 'unknown', bucket: 'unknown' },
  ];
  for (const { state, bucket } of rows) {
    it(`counts ${state} as ${bucket}`, () => {
      expect(bucketOf(state, false)).toBe(bucket);
    });

    it(`counts ${state} as void when it ended without a result`, () => {
      expect(bucketOf(state, true)).toBe('void');
    });
  }
});
