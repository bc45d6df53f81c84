import { sparkPoints } from './spark-points.ts';

describe('sparkPoints', () => {
  it('runs from edge to edge, zero at the bottom', () => {
    expect(sparkPoints([0, 5, 10], 104, 24)).toEqual([
      { x: 2, y: 22 },
      { x: 52, y: 12 },
      { x: 102, y: 2 },
    ]);
  });

  it('lies flat on the ground without anything', () => {
    expect(sparkPoints([0, 0], 104, 24).map((point) => point.y)).toEqual([22, 22]);
  });

  it('is one point in the middle for one value, and none for none', () => {
    expect(sparkPoints([3], 104, 24)).toEqual([{ x: 52, y: 2 }]);
    expect(sparkPoints([], 104, 24)).toEqual([]);
  });
});
