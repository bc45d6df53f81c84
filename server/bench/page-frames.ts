import type { BenchRow } from './due-dates.ts';

/** A frame longer than this is seen as a stutter: three of a 60 Hz screen. */
const STUTTER_MS = 50;

/** Script of a page: the gaps between its frames for a while, scrolling a row with each or not. */
export function recordFrames(viewport: string, ms: number, scrolls: boolean): string {
  return `new Promise((resolve) => {
    const viewport = document.querySelector(${JSON.stringify(viewport)});
    const gaps = [];
    const begin = performance.now();
    let before = begin;
    const frame = (now) => {
      gaps.push(now - before);
      before = now;
      if (${String(scrolls)}) viewport.scrollBy(0, 40);
      if (now - begin < ${ms}) requestAnimationFrame(frame);
      else resolve(gaps.slice(1));
    };
    requestAnimationFrame(frame);
  })`;
}

/** Median and 99th percentile of the gaps between frames, with how many were seen as stutters. */
export function rowsOfFrames(
  name: string,
  gaps: readonly number[],
  note: string,
): readonly BenchRow[] {
  const stutters = gaps.filter((gap) => gap > STUTTER_MS).length;
  const all = `${note}; ${gaps.length} frames, ${stutters} above ${STUTTER_MS} ms, longest ${percentile(gaps, 1).toFixed(0)} ms`;
  return [
    { name: `${name}: frame gap, median`, unit: 'ms', ours: percentile(gaps, 0.5), note: all },
    { name: `${name}: frame gap, p99`, unit: 'ms', ours: percentile(gaps, 0.99), note: all },
  ];
}

/** @param share between 0 and 1; NaN of nothing. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
