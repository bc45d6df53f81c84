import { CheckTurns } from './check-turns.ts';

/** A check that ends when it is told to. */
function heldCheck(): { readonly work: () => Promise<number>; begun: number; end: () => void } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const held = {
    begun: 0,
    end: () => {
      resolve(undefined);
    },
    work: () => {
      held.begun += 1;
      return promise.then(() => held.begun);
    },
  };
  return held;
}

describe('full checks', () => {
  it('run one after the other', async () => {
    const turns = new CheckTurns<number>();
    const [one, other] = [heldCheck(), heldCheck()];
    const first = turns.take('province', one.work);
    const second = turns.take('city', other.work);
    await Promise.resolve();
    expect([one.begun, other.begun]).toEqual([1, 0]);
    one.end();
    await first;
    other.end();
    await second;
    expect([one.begun, other.begun]).toEqual([1, 1]);
  });

  it('are shared by those who ask while one waits, not with one that has begun', async () => {
    const turns = new CheckTurns<number>();
    const check = heldCheck();
    const begun = turns.take('province', check.work);
    await Promise.resolve();
    const later = [1, 2, 3].map(() => turns.take('province', check.work));
    expect(new Set(later).size).toBe(1);
    expect(later).not.toContain(begun);
    check.end();
    await Promise.all(later);
    expect(check.begun).toBe(2);
  });

  it('go on after one that failed', async () => {
    const turns = new CheckTurns<number>();
    const failing = turns.take('province', () => Promise.reject(new Error('the disk')));
    const next = turns.take('city', () => Promise.resolve(7));
    await expectAsync(failing).toBeRejectedWithError('the disk');
    expect(await next).toBe(7);
  });
});
