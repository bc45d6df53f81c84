import { afterPause, every } from './every.ts';

describe('a job that runs again and again', () => {
  const ignore = (): void => undefined;

  it('runs at once again while more is to do, and never over itself', async () => {
    let runs = 0;
    let inside = 0;
    let most = 0;
    await new Promise<void>((done) => {
      const job = every(
        60_000,
        async () => {
          inside += 1;
          most = Math.max(most, inside);
          await Promise.resolve();
          inside -= 1;
          runs += 1;
          if (runs === 5) void job.stop().then(done);
          return runs < 5;
        },
        ignore,
      );
      // The timer alone keeps no process alive; this promise has to.
      const keep = setInterval(ignore, 1000);
      void job.stopped.then(() => {
        clearInterval(keep);
      });
    });
    expect([runs, most]).toEqual([5, 1]);
  });

  it('goes on after a failure and tells it', async () => {
    const failures: unknown[] = [];
    let runs = 0;
    const job = every(
      0,
      () => {
        runs += 1;
        return runs === 1 ? Promise.reject(new Error('once')) : Promise.resolve(runs < 3);
      },
      (error) => failures.push(error),
    );
    while (runs < 3) await new Promise((resolve) => setImmediate(resolve));
    await job.stop();
    expect(failures).toEqual([new Error('once')]);
  });

  it('stops without waiting for its pause', async () => {
    const job = every(60_000, () => Promise.resolve(false), ignore);
    await Promise.resolve();
    await job.stop();
    await expectAsync(job.stopped).toBeResolved();
  });

  it('refuses a pause that belongs in a row', () => {
    expect(() => every(60_001, () => Promise.resolve(false), ignore)).toThrowError(RangeError);
  });

  it('may leave its first run out, so that nothing waits for it at a start', async () => {
    let runs = 0;
    const idle = afterPause(() => Promise.resolve((runs += 1) > 0));
    expect([await idle(), runs]).toEqual([false, 0]);
    expect([await idle(), runs]).toEqual([true, 1]);
  });
});
