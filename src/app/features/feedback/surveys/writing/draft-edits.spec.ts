import fc from 'fast-check';
import { changedAt, moved, withOption, withQuestion, without } from './draft-edits.ts';

describe('the questions of a draft', () => {
  it('get a name of their own, also where one was taken away', () => {
    const three = withQuestion(withQuestion(withQuestion([], 'scale'), 'choice'), 'text');
    expect(three.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3']);
    expect(withQuestion(without(three, 1), 'text').map(({ id }) => id)).toEqual(['q1', 'q3', 'q2']);
  });

  it('begin with two options to fill in, of which each has its own code', () => {
    const [choice] = withQuestion([], 'choice');
    const options = withOption(choice?.options ?? []);
    expect(options.map(({ code }) => code)).toEqual(['o1', 'o2', 'o3']);
    expect(withOption(without(options, 0)).map(({ code }) => code)).toEqual(['o2', 'o3', 'o1']);
  });

  const moves: readonly (readonly [place: number, by: -1 | 1, order: string])[] = [
    [0, 1, 'bac'],
    [2, -1, 'acb'],
    [0, -1, 'abc'],
    [2, 1, 'abc'],
  ];
  for (const [place, by, order] of moves) {
    it(`stand as ${order} when number ${place + 1} goes ${by < 0 ? 'up' : 'down'}`, () => {
      expect(moved(['a', 'b', 'c'], place, by).join('')).toBe(order);
    });
  }

  it('stand as before when one goes down and up again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 2 }), fc.nat(), (list, at) => {
        const place = at % (list.length - 1);
        expect(moved(moved(list, place, 1), place + 1, -1)).toEqual(list);
      }),
    );
  });

  it('are changed one alone', () => {
    expect(changedAt([{ a: 1 }, { a: 2 }], 1, { a: 3 })).toEqual([{ a: 1 }, { a: 3 }]);
  });
});
