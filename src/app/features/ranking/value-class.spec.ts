import { classOf, valueClasses } from './value-class.ts';

describe('the classes of a map', () => {
  it('have the target as a cut, with two classes above it', () => {
    expect(valueClasses(99, 100).cuts).toEqual([98, 98.5, 99, 99.5]);
  });

  it('end at a target that is the best there is', () => {
    expect(valueClasses(100, 100).cuts).toEqual([90, 95, 98, 100]);
  });

  it('are those of grades for totals', () => {
    expect([59, 60, 85, 90, 97].map((total) => classOf(valueClasses(null, 100), total))).toEqual([
      1, 2, 3, 4, 5,
    ]);
  });
});
