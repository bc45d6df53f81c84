import { decodeOrRefuse } from './read-body.ts';
import { assessmentRequest } from '#contract/decode/assessment-schema.ts';
import { RefusedRequest } from './refused-request.ts';

/** A scheme with so many composites one inside of the other. */
function nested(levels: number): unknown {
  let tree: object = { id: 'leaf', name: 'leaf', rule: { type: 'linear', full: 1 } };
  for (let level = 1; level < levels; level += 1) {
    tree = { id: `c${level}`, name: 'c', rule: { type: 'composite', children: [tree] } };
  }
  return { scheme: { indicators: [tree] }, units: [] };
}

describe('a body that nests', () => {
  it('as deep as a scheme may is taken', () => {
    expect(decodeOrRefuse(assessmentRequest, nested(10))).toEqual(nested(10) as never);
  });

  for (const levels of [30, 500, 60_000]) {
    it(`${levels} levels deep is refused before its schema calls itself that often`, () => {
      expect(() => decodeOrRefuse(assessmentRequest, nested(levels))).toThrowError(
        RefusedRequest,
        /nests deeper/,
      );
    });
  }
});
