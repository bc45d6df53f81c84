import type { ClockLine } from '#contract/clock-view.ts';
import { clockLinesText, readClockLines } from './clock-lines.ts';

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

  it('are read as an earlier version wrote them', () => {
    expect(readClockLines(JSON.stringify(LINES))).toEqual(LINES);
  });
});
