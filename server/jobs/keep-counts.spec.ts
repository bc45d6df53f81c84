import { keepRuns } from './platform-jobs.ts';

describe('counts are kept for the next start', () => {
  const cases: readonly { why: string; movedCells: number; afterMs: number; kept: boolean }[] = [
    { why: 'not where nothing moved', movedCells: 0, afterMs: 3_600_000, kept: false },
    { why: 'not yet where little moved', movedCells: 10, afterMs: 60_000, kept: false },
    { why: 'after five minutes where anything did', movedCells: 1, afterMs: 300_000, kept: true },
    { why: 'soon where much did', movedCells: 300_000, afterMs: 2000, kept: true },
    { why: 'soon where they never were', movedCells: Infinity, afterMs: 2000, kept: true },
    { why: 'not without a pause', movedCells: Infinity, afterMs: 1999, kept: false },
  ];
  for (const { why, movedCells, afterMs, kept } of cases) {
    it(why, async () => {
      let now = 5000;
      let times = 0;
      const side = {
        movedCells,
        keepCounts: () => {
          times += 1;
          return Promise.resolve();
        },
      };
      const run = keepRuns(side, () => now);
      now += afterMs;
      await run();
      expect(times).toBe(kept ? 1 : 0);
    });
  }

  it('waits after a failure as after success', async () => {
    let now = 0;
    let times = 0;
    const keepCounts = () => {
      times += 1;
      return Promise.reject(new Error('the disk is full'));
    };
    const run = keepRuns({ movedCells: Infinity, keepCounts }, () => now);
    now = 2000;
    await expectAsync(run()).toBeRejected();
    now = 3000;
    expect(await run()).toBeFalse();
    expect(times).toBe(1);
  });
});
