import { BackOff } from './back-off.ts';
import { TokenBuckets } from './token-bucket.ts';
import { WorkQueue } from './work-queue.ts';

describe('TokenBuckets', () => {
  it('lets a burst through, then as many as come back in time', () => {
    const buckets = new TokenBuckets({ perSecond: 10, burst: 3 });
    const taken = (at: number): number => buckets.take('a', 1, at);
    expect([taken(0), taken(0), taken(0)]).toEqual([0, 0, 0]);
    expect(taken(0)).toBe(1);
    expect(taken(100)).toBe(0);
    expect(taken(100)).toBe(1);
  });

  it('lets nobody through on a part of a token', () => {
    const buckets = new TokenBuckets({ perSecond: 10, burst: 1 });
    expect([buckets.take('a', 1, 0), buckets.take('a', 1, 99), buckets.take('a', 1, 100)]).toEqual([
      0, 1, 0,
    ]);
  });

  it('keeps keys apart', () => {
    const buckets = new TokenBuckets({ perSecond: 1, burst: 1 });
    expect([buckets.take('a', 1, 0), buckets.take('b', 1, 0)]).toEqual([0, 0]);
    expect(buckets.take('a', 1, 0)).toBe(1);
  });

  it('takes what is larger than the bucket once and has it paid back', () => {
    const buckets = new TokenBuckets({ perSecond: 10, burst: 10 });
    expect(buckets.take('a', 60, 0)).toBe(0);
    expect(buckets.take('a', 1, 0)).toBe(6);
    expect(buckets.take('a', 1, 5100)).toBe(0);
  });

  it('gives nothing back when the clock goes backwards', () => {
    const buckets = new TokenBuckets({ perSecond: 1, burst: 1 });
    expect(buckets.take('a', 1, 5000)).toBe(0);
    expect(buckets.take('a', 1, 0)).toBe(1);
  });
});

describe('BackOff', () => {
  function afterFailures(count: number): BackOff {
    const backOff = new BackOff();
    for (let each = 0; each < count; each += 1) backOff.fail('a', 0);
    return backOff;
  }

  for (const { failures, waitMs } of [
    { failures: 0, waitMs: 0 },
    { failures: 4, waitMs: 0 },
    { failures: 5, waitMs: 1000 },
    { failures: 6, waitMs: 2000 },
    { failures: 9, waitMs: 16_000 },
    { failures: 10, waitMs: 30_000 },
    { failures: 1000, waitMs: 30_000 },
  ]) {
    it(`waits ${waitMs} ms after ${failures} failures`, () => {
      expect(afterFailures(failures).waitMs('a', 0)).toBe(waitMs);
    });
  }

  it('forgets after success, and after a quarter of an hour', () => {
    const backOff = afterFailures(8);
    expect(backOff.waitMs('b', 0)).toBe(0);
    expect(backOff.waitMs('a', 15 * 60_000)).toBe(0);
    backOff.succeed('a');
    expect(backOff.waitMs('a', 0)).toBe(0);
  });
});

describe('WorkQueue', () => {
  it('runs so many at once, lets so many wait and turns the rest away', async () => {
    const queue = new WorkQueue(2, 1);
    const starts: number[] = [];
    const gates: (() => void)[] = [];
    const work = (name: number) => () =>
      new Promise<number>((resolve) => {
        starts.push(name);
        gates.push(() => {
          resolve(name);
        });
      });
    const [one, two, three, four] = [1, 2, 3, 4].map((name) => queue.run(work(name)));
    expect(await four).toBeUndefined();
    expect(starts).toEqual([1, 2]);
    gates[0]?.();
    expect(await one).toBe(1);
    gates[1]?.();
    expect(await two).toBe(2);
    gates[2]?.();
    expect(await three).toBe(3);
    expect(starts).toEqual([1, 2, 3]);
  });

  it('frees the place of work that fails', async () => {
    const queue = new WorkQueue(1, 0);
    await expectAsync(queue.run(() => Promise.reject(new Error('broken')))).toBeRejected();
    expect(await queue.run(() => Promise.resolve('next'))).toBe('next');
  });
});
