import fc from 'fast-check';
import type { Contribution } from '#domain/derived-subject.ts';
import { movesBetween } from './moves-between.ts';

describe('what a subject moves in the counts', () => {
  const cases: readonly {
    readonly why: string;
    readonly from: Contribution;
    readonly to: Contribution;
    readonly moves: Contribution;
  }[] = [
    { why: 'a new subject: all that it adds', from: [], to: [['a', 2]], moves: [['a', 2]] },
    { why: 'one that goes: all that it added', from: [['a', 2]], to: [], moves: [['a', -2]] },
    {
      why: 'one that stays: nothing',
      from: [
        ['a', 1],
        ['b', 1],
      ],
      to: [
        ['a', 1],
        ['b', 1],
      ],
      moves: [],
    },
    {
      why: 'a cell between others: it alone, though those behind it have other places now',
      from: [
        ['a', 1],
        ['c', 1],
        ['d', 1],
      ],
      to: [
        ['a', 1],
        ['b', 3],
        ['c', 1],
        ['d', 1],
      ],
      moves: [['b', 3]],
    },
    {
      why: 'a clock that came into another bucket: out of one cell, into the other',
      from: [
        ['running', 1],
        ['x', 1],
      ],
      to: [
        ['late', 1],
        ['x', 1],
      ],
      moves: [
        ['running', -1],
        ['late', 1],
      ],
    },
    {
      why: 'an amount that grew: by how much',
      from: [['a', 2]],
      to: [['a', 5]],
      moves: [['a', 3]],
    },
    {
      why: 'cells in another order: nothing',
      from: [
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ],
      to: [
        ['c', 3],
        ['a', 1],
        ['b', 2],
      ],
      moves: [],
    },
  ];

  for (const { why, from, to, moves } of cases) {
    it(why, () => {
      expect(movesBetween(from, to)).toEqual(moves);
    });
  }

  it('leads from the one to the other, names no cell twice and none for nothing', () => {
    const cells = fc.uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.integer({ min: 1, max: 3 })),
      { selector: ([cell]) => cell },
    );
    fc.assert(
      fc.property(cells, cells, (from, to) => {
        const moves = movesBetween(from, to);
        expect(sumOf([...from, ...moves])).toEqual(sumOf(to));
        expect(new Set(moves.map(([cell]) => cell)).size).toBe(moves.length);
        expect(moves.every(([, amount]) => amount !== 0)).toBeTrue();
      }),
    );
  });
});

function sumOf(contribution: Contribution): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [cell, amount] of contribution) sums.set(cell, (sums.get(cell) ?? 0) + amount);
  return new Map([...sums].filter(([, amount]) => amount !== 0).sort());
}
