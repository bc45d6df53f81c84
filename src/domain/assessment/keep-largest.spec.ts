import fc from 'fast-check';
import { keepLargest } from './keep-largest.ts';
import type { Deduction } from './keep-largest.ts';
import { exact } from './testing/assessed.ts';

const ORDER = ['red', 'bad', 'complaint'];

function cost(matter: string, indicator: string, points: number): Deduction {
  return { matter, indicator, points: exact(points) };
}

function told(list: readonly Deduction[]): readonly string[] {
  return list.map(({ matter, indicator }) => `${matter} ${indicator}`);
}

describe('deductions of one matter', () => {
  it('cost once, the largest of them', () => {
    const { kept, dropped } = keepLargest(
      [cost('1', 'complaint', 1), cost('1', 'red', 10), cost('1', 'bad', 2)],
      ORDER,
    );
    expect(told(kept)).toEqual(['1 red']);
    expect(told(dropped)).toEqual(['1 complaint', '1 bad']);
  });

  it('of different matters all count', () => {
    expect(told(keepLargest([cost('1', 'red', 10), cost('2', 'red', 10)], ORDER).kept)).toEqual([
      '1 red',
      '2 red',
    ]);
  });

  it('of one indicator count once as well', () => {
    expect(keepLargest([cost('1', 'bad', 2), cost('1', 'bad', 2)], ORDER).kept.length).toBe(1);
  });

  it('that cost alike go to the indicator that comes first in the scheme', () => {
    const two = [cost('1', 'complaint', 2), cost('1', 'bad', 2)];
    expect(told(keepLargest(two, ORDER).kept)).toEqual(['1 bad']);
    expect(told(keepLargest([...two].reverse(), ORDER).kept)).toEqual(['1 bad']);
  });

  it('leave one for each matter, never less, and do not depend on the order', () => {
    const some = fc.array(
      fc
        .tuple(fc.nat(4), fc.constantFrom(...ORDER), fc.nat(3))
        .map(([matter, indicator, points]) => cost(String(matter), indicator, points)),
    );
    fc.assert(
      fc.property(some, (list) => {
        const { kept } = keepLargest(list, ORDER);
        expect(kept.length).toBe(new Set(list.map(({ matter }) => matter)).size);
        const key = (of: readonly Deduction[]) => [...told(of)].sort();
        expect(key(keepLargest([...list].reverse(), ORDER).kept)).toEqual(key(kept));
      }),
    );
  });
});
