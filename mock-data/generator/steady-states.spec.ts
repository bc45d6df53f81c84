import { Random } from './random.ts';
import { SteadyStates } from './steady-states.ts';

describe('SteadyStates', () => {
  it('keeps each state of a chain about as full as it was found, over many turns', () => {
    const random = new Random('steady');
    const states = new SteadyStates<'a' | 'b' | 'c'>(0.5);
    const stocks = new Map<'a' | 'b' | 'c', number>([
      ['a', 8],
      ['b', 40],
      ['c', 200],
    ]);
    const sums = { a: 0, b: 0, c: 0 };
    const next = { begin: 'a', a: 'b', b: 'c', c: undefined } as const;
    const turns = 40_000;
    for (let turn = 0; turn < turns; turn += 1) {
      const moved = states.pick(random, stocks);
      if (moved !== 'begin') stocks.set(moved, (stocks.get(moved) ?? 0) - 1);
      // Half of what begins is done at once.
      const to = moved === 'begin' && random.chance(0.5) ? undefined : next[moved];
      if (to !== undefined) stocks.set(to, (stocks.get(to) ?? 0) + 1);
      for (const state of ['a', 'b', 'c'] as const) sums[state] += stocks.get(state) ?? 0;
    }
    for (const [state, home] of [
      ['a', 8],
      ['b', 40],
      ['c', 200],
    ] as const) {
      const mean = sums[state] / turns;
      expect(mean)
        .withContext(state)
        .toBeGreaterThan(home * 0.75);
      expect(mean)
        .withContext(state)
        .toBeLessThan(home * 1.25);
    }
  });

  it('nothing is taken from a state that is empty', () => {
    const random = new Random('empty');
    const states = new SteadyStates<'a'>(1);
    for (let turn = 0; turn < 100; turn += 1) {
      expect(states.pick(random, new Map([['a', 0]]))).toBe('begin');
    }
  });
});
