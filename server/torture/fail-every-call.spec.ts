import { HOW_TO_GET_POSTGRES, hasPostgres } from '../testing/postgres-server.ts';
import { failEveryCall } from './fail-every-call.ts';

// Every call is failed by `npm run torture -- --io`; here a sample that is another one each time.
const STEPS = { sqlite: 29, postgres: 53 } as const;

describe('a call of the store that fails', () => {
  for (const home of ['sqlite', 'postgres'] as const) {
    it(`costs nothing that was acknowledged, and leaves everything as derived: ${home}`, async () => {
      if (home === 'postgres' && !hasPostgres()) {
        pending(HOW_TO_GET_POSTGRES);
        return;
      }
      const step = STEPS[home];
      const first = 1 + Math.floor(Math.random() * step);
      const { lives, calls, faults } = await failEveryCall({ home, first, step });
      expect(faults).withContext(`first ${first}`).toEqual([]);
      expect(calls).toBeGreaterThan(200);
      expect(lives).toBeGreaterThan(10);
    }, 180_000);
  }
});
