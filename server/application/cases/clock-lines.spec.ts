import type { ClockLine } from '#contract/clock-view.ts';
import { clockLinesText, readClockLines, readPlainLimit } from './clock-lines.ts';

const LINES: readonly ClockLine[] = [
  { kind: 'statutory', id: 'statutory', due: '2026-03-10', bucket: 'running' },
  { kind: 'step', id: 'step:审查:1', due: '2026-03-10T17:30:00.000+08:00', bucket: 'late' },
  { kind: 'delivery', id: 'delivery', due: null, bucket: 'unknown' },
];

describe('the clocks that a row keeps', () => {
  it('come back as they were', () => {
    expect(readClockLines(clockLinesText(LINES))).toEqual(LINES);
    expect(readClockLines(clockLinesText([]))).toEqual([]);
  });

  it('name nothing twice', () => {
    expect(clockLinesText(LINES.slice(0, 1))).toBe('[["statutory",0,"2026-03-10","running"]]');
  });

  it('tell the limit of a commitment that was never paused, and of no other', () => {
    const line = {
      kind: 'commitment',
      id: 'commitment',
      due: '2026-03-10',
      bucket: 'late',
    } as const;
    const kept = clockLinesText([...LINES, { ...line, plainLimit: 5 }]);
    expect(readPlainLimit(kept)).toBe(5);
    expect(readClockLines(kept)).toEqual([...LINES, line]);
    for (const plainLimit of [null, undefined]) {
      expect(readPlainLimit(clockLinesText([{ ...line, plainLimit }]))).toBeNull();
    }
    expect(readPlainLimit(clockLinesText([{ ...line, plainLimit: 'never' }]))).toBe('never');
    expect(readPlainLimit(clockLinesText(LINES))).toBe('never');
    // As an earlier version wrote it.
    expect(readPlainLimit(JSON.stringify([line]))).toBeNull();
  });

  it('are read as an earlier version wrote them', () => {
    expect(readClockLines(JSON.stringify(LINES))).toEqual(LINES);
  });
});
