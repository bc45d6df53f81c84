import fc from 'fast-check';
import { BLOCK, HeldEvents } from './held-events.ts';

describe('the events that subjects hold', () => {
  it('are exactly those that were marked, counted once block by block', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 3 * BLOCK + 2 }), { maxLength: 60 });
    fc.assert(
      fc.property(numbers, numbers, (some, others) => {
        const held = new HeldEvents();
        held.mark(some);
        held.mark([...some].reverse());
        const marked = new Set(some);
        for (const seq of [...some, ...others]) expect(held.has(seq)).toBe(marked.has(seq));
        for (const at of [0, 1, 2, 3, 4]) {
          const count = [...marked].filter((seq) => Math.floor(seq / BLOCK) === at).length;
          expect(held.countOf(at)).toBe(count);
        }
      }),
    );
  });

  it('tell the last of a block from the first of the next', () => {
    const held = new HeldEvents();
    held.mark([BLOCK - 1]);
    expect([held.countOf(0), held.countOf(1)]).toEqual([1, 0]);
    held.mark([BLOCK]);
    expect([held.has(BLOCK - 2), held.has(BLOCK), held.countOf(1)]).toEqual([false, true, 1]);
  });
});
