import type { CDPSession, Page } from '@playwright/test';
import type { BenchRow } from './due-dates.ts';
import { percentile } from './rounds.ts';

/** A frame longer than this is seen as a stutter: three of a 60 Hz screen. */
const STUTTER_MS = 50;

/** What a page did for a while. */
export interface PageFrames {
  /** Time between two frames, ms. */
  readonly gaps: readonly number[];
  /** Tasks above 50 ms, as the browser reports them, ms. */
  readonly longTasks: readonly number[];
  /**
   * Processor time of the page's thread, ms for each second: other load on the machine, which
   * lengthens gaps and tasks, does not lengthen it.
   */
  readonly busy: number;
}

/** Records a page for `ms`, scrolling its viewport a row with each frame or not. */
export async function recordFrames(
  page: Page,
  viewport: string,
  ms: number,
  scrolls: boolean,
): Promise<PageFrames> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await threadSeconds(session);
  const seen = await page.evaluate<Pick<PageFrames, 'gaps' | 'longTasks'>>(
    recordingScript(viewport, ms, scrolls),
  );
  const busy = ((await threadSeconds(session)) - before) / (ms / 1_000_000);
  await session.detach();
  return { ...seen, busy };
}

/** Processor time that the page's thread has used so far. */
async function threadSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

function recordingScript(viewport: string, ms: number, scrolls: boolean): string {
  return `new Promise((resolve) => {
    const viewport = document.querySelector(${JSON.stringify(viewport)});
    const gaps = [];
    const longTasks = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
    const begin = performance.now();
    let before = begin;
    const frame = (now) => {
      gaps.push(now - before);
      before = now;
      if (${String(scrolls)}) viewport.scrollBy(0, 40);
      if (now - begin < ${ms}) requestAnimationFrame(frame);
      else {
        observer.disconnect();
        resolve({ gaps: gaps.slice(1), longTasks });
      }
    };
    requestAnimationFrame(frame);
  })`;
}

/** Gaps between frames and processor time, with how many gaps were seen as stutters. */
export function rowsOfFrames(
  name: string,
  { gaps, longTasks, busy }: PageFrames,
  note: string,
): readonly BenchRow[] {
  const stutters = gaps.filter((gap) => gap > STUTTER_MS).length;
  const all = `${note}; ${gaps.length} frames, ${stutters} above ${STUTTER_MS} ms, longest ${percentile(gaps, 1).toFixed(0)} ms; ${longTasks.length} long tasks, longest ${Math.max(0, ...longTasks).toFixed(0)} ms`;
  return [
    { name: `${name}: frame gap, median`, unit: 'ms', ours: percentile(gaps, 0.5), note: all },
    { name: `${name}: frame gap, p99`, unit: 'ms', ours: percentile(gaps, 0.99), note: all },
    { name: `${name}: processor time of the page`, unit: 'ms/s', ours: busy, note: all },
  ];
}
