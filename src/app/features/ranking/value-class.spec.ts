import { classOf, valueClasses } from './value-class.ts';

describe('the classes of a map', () => {
  for (const [what, figures, cuts] of [
    [
      'have the target as a cut, with two classes above it',
      { target: 99, best: 100 },
      [98, 98.5, 99, 99.5],
    ],
    ['end at a target that is the best there is', { target: 100, best: 100 }, [90, 95, 98, 100]],
    ['are those of grades for totals', { target: null, best: 100 }, [60, 80, 90, 95]],
    ['are grades of what a score can be', { target: null, best: 20 }, [12, 16, 18, 19]],
    [
      'have the target above what should be less',
      { target: 2, best: 100, isLow: true },
      [1, 2, 4, 6],
    ],
    [
      'are told apart where none at all is the target',
      { target: 0, best: 100, isLow: true },
      [1, 2, 5, 10],
    ],
  ] as const) {
    it(what, () => {
      expect(valueClasses(figures).cuts).toEqual([...cuts]);
    });
  }

  it('begin at their cuts', () => {
    const totals = valueClasses({ target: null, best: 100 });
    expect([59, 60, 85, 90, 97].map((total) => classOf(totals, total))).toEqual([1, 2, 3, 4, 5]);
  });
});
