import fc from 'fast-check';
import type { Contribution } from '#domain/derived-subject.ts';
import { isStoredAs } from './subject-columns.ts';

const aLine = fc.constantFrom(null, '', 'water', 'w', '|', 'water|');
const aCell = fc.constantFrom('["a",1]', '["a",11]', '|["a",1]', '["survey","x"]', '', 'r|["a",1]');
const aContribution = fc.array(fc.tuple(aCell, fc.constantFrom(-1, 1, 2)), { maxLength: 3 });

describe('a contribution', () => {
  it('is stored as it was derived only where each cell stands behind its line, with its amount', () => {
    let same = 0;
    fc.assert(
      fc.property(aContribution, aContribution, aLine, aLine, (one, other, line, otherLine) => {
        const placed: Contribution = other.map(([cell, amount]) => [
          `${otherLine ?? ''}|${cell}`,
          amount,
        ]);
        const would = one.map(([cell, amount]) => [`${line ?? ''}|${cell}`, amount]);
        // Answers of a survey have lines of their own: they are compared with these.
        const isKnown = one.every(([cell]) => !cell.startsWith('["survey",'));
        const isSame = isKnown && JSON.stringify(placed) === JSON.stringify(would);
        if (isSame) same += 1;
        expect(isStoredAs(placed, one, line)).toBe(isSame);
      }),
      { numRuns: 2000 },
    );
    expect(same).toBeGreaterThan(20);
  });
});
