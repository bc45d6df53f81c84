import { SlowPace } from './slow-pace.ts';

describe('a slow pace', () => {
  it('lets so many pass at once and tells how long to wait for the next', () => {
    const pace = new SlowPace({ burst: 3, everyMs: 30_000 });
    expect([1, 2, 3, 4].map(() => pace.take('a', 1000))).toEqual([0, 0, 0, 30]);
    expect(pace.take('a', 1000 + 29_999)).toBe(1);
    expect(pace.take('a', 1000 + 30_000)).toBe(0);
    expect(pace.take('a', 1000 + 30_000)).toBe(30);
  });

  it('holds each account for itself, and is full again after a while', () => {
    const pace = new SlowPace({ burst: 1, everyMs: 10_000 });
    expect(pace.take('a', 0)).toBe(0);
    expect(pace.take('b', 0)).toBe(0);
    expect(pace.take('a', 5_000)).toBe(5);
    expect(pace.take('a', 1_000_000)).toBe(0);
    expect(pace.take('a', 1_000_000)).toBe(10);
  });
});
