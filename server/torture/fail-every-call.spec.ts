import { failEveryCall } from './fail-every-call.ts';

// Every call is failed by `npm run torture -- --io`; here a sample that is another one each time.
const STEP = 29;

describe('a call of the store that fails', () => {
  it('costs nothing that was acknowledged, and leaves everything as derived', async () => {
    const first = 1 + Math.floor(Math.random() * STEP);
    const { lives, calls, faults } = await failEveryCall(first, STEP);
    expect(faults).withContext(`first ${first}`).toEqual([]);
    expect(calls).toBeGreaterThan(200);
    expect(lives).toBeGreaterThan(10);
  }, 180_000);
});
