import { setImmediate as nextTurn } from 'node:timers/promises';
import { LoopStalls } from './loop-stalls.ts';

describe('stalls of the event loop', () => {
  it('are measured, and told in seconds', async () => {
    const stalls = new LoopStalls();
    const longest = () => stalls.figures()['mingjian_loop_stall_seconds{quantile="1"}'] ?? NaN;
    // The monitor counts from its first turn on: a stall before it is nobody's.
    while (longest() < 0.08) {
      const until = performance.now() + 120;
      while (performance.now() < until);
      await nextTurn();
    }
    expect(longest()).toBeLessThan(10);
    stalls.close();
  });
});
