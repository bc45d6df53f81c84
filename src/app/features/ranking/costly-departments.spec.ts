import { costlyDepartments, isShared } from './costly-departments.ts';

const ON_TIME = { rule: 'thresholdSlopeFloor', direction: 'higher', full: '20' } as const;
const row = (key: string, numerator: number, denominator: number | null) => {
  return { key, name: key, numerator, denominator };
};

describe('costlyDepartments', () => {
  it('are those with most failures, equal ones by their codes, and share the lost marks by them', () => {
    const rows = [row('b', 7, 10), row('a', 0, 3), row('c', 9, 9), row('d', 1, 7)];
    expect(costlyDepartments(ON_TIME, { score: '14.00' }, rows, 3)).toEqual([
      { code: 'd', name: 'd', failed: 6, lost: 3 },
      { code: 'a', name: 'a', failed: 3, lost: 1.5 },
      { code: 'b', name: 'b', failed: 3, lost: 1.5 },
    ]);
  });

  it('share among all that failed, also those that are not listed', () => {
    const rows = [row('a', 0, 3), row('b', 0, 1)];
    expect(costlyDepartments(ON_TIME, { score: '16.00' }, rows, 1)).toEqual([
      { code: 'a', name: 'a', failed: 3, lost: 3 },
    ]);
  });

  for (const [what, column, expected] of [
    ['of a rate that should be low, what it counts', { ...ON_TIME, direction: 'lower' }, 4],
    ['of deductions, what is deducted for', { ...ON_TIME, rule: 'deductPerEvent' }, 4],
    ['of a rate that should be high, what it lacks', ON_TIME, 6],
  ] as const) {
    it(`fail, ${what}`, () => {
      const [first] = costlyDepartments(column, { score: '0' }, [row('a', 4, 10)], 3);
      expect(first?.failed).toBe(expected);
    });
  }

  it('lost nothing where the region has all marks, or none could be given', () => {
    for (const score of ['20.00', '21.00', null]) {
      expect(costlyDepartments(ON_TIME, { score }, [row('a', 4, 10)], 3)[0]?.lost).toBe(0);
    }
  });

  it('are none where nothing failed', () => {
    expect(costlyDepartments(ON_TIME, { score: '20.00' }, [row('a', 4, 4)], 3)).toEqual([]);
  });
});

describe('isShared', () => {
  for (const [rule, expected] of [
    ['linear', true],
    ['thresholdSlopeFloor', true],
    ['deductPerEvent', true],
    ['steps', false],
    ['bonus', false],
    ['veto', false],
    ['manual', false],
    ['composite', false],
  ] as const) {
    it(`${expected ? 'tells' : 'does not tell'} by department what ${rule} costs`, () => {
      expect(isShared({ rule, reads: { indicator: 'I-03' } })).toBe(expected);
    });
  }

  it('tells nothing where a region is measured by another limit than each department', () => {
    expect(isShared({ rule: 'linear', reads: { indicator: 'I-30' } })).toBeFalse();
  });

  it('tells nothing where no indicator is read', () => {
    expect(isShared({ rule: 'linear', reads: null })).toBeFalse();
  });
});
