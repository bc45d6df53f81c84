import fc from 'fast-check';
import { RecordHistory } from './record-history.ts';

/** A history beside everything that was recorded in it, as a list. */
interface Pair {
  readonly history: RecordHistory<number>;
  readonly list: readonly (readonly [string, number])[];
}

describe('what was recorded by code', () => {
  const codes = ['a', 'b', 'c', 'd'];
  const added = fc.array(fc.tuple(fc.constantFrom(...codes), fc.nat()), { maxLength: 4 });

  it('each history says what a list of its own would say, whichever was continued, however often', () => {
    const steps = fc.array(fc.record({ from: fc.nat(), added }), { maxLength: 12 });
    fc.assert(
      fc.property(steps, (all) => {
        const pairs: Pair[] = [{ history: RecordHistory.empty(), list: [] }];
        for (const step of all) {
          const from = pairs[step.from % pairs.length];
          if (from === undefined) continue;
          pairs.push({
            history: from.history.with(step.added),
            list: [...from.list, ...step.added],
          });
        }
        for (const { history, list } of pairs) {
          for (const code of codes) {
            const own = list.flatMap(([name, value]) => (name === code ? [value] : []));
            expect(history.of(code)).toEqual(own);
            expect(history.latest(code)).toBe(own.at(-1));
          }
          expect(history.latestOfAll()).toEqual([...new Map(list).values()]);
        }
      }),
    );
  });

  it('what a failed commit had added is not in what is recorded after it', () => {
    const before = RecordHistory.empty<number>().with([['a', 1]]);
    before.with([
      ['a', 2],
      ['b', 3],
    ]);
    const after = before.with([['c', 4]]);
    expect(after.of('a')).toEqual([1]);
    expect(after.of('b')).toEqual([]);
    expect(after.latestOfAll()).toEqual([1, 4]);
  });
});
