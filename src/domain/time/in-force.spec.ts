import { day } from '../testing/case-fixture.ts';
import { ALWAYS, isInForce } from './in-force.ts';

describe('a rule with effective dates', () => {
  const march = { effectiveFrom: day('2026-03-01'), effectiveTo: day('2026-03-31') };
  const rows: readonly (readonly [rule: string, on: string, inForce: boolean])[] = [
    ['is not in force the day before it begins', '2026-02-28', false],
    ['is in force on its first day', '2026-03-01', true],
    ['is in force on its last day', '2026-03-31', true],
    ['is not in force the day after', '2026-04-01', false],
  ];
  for (const [rule, on, inForce] of rows) {
    it(rule, () => {
      expect(isInForce(march, day(on))).toBe(inForce);
    });
  }

  it('that nobody has ended goes on', () => {
    expect(isInForce({ ...march, effectiveTo: null }, day('2999-12-31'))).toBeTrue();
  });

  it('that was there always holds for the earliest event that is taken', () => {
    expect(isInForce(ALWAYS, day('2000-01-01'))).toBeTrue();
  });
});
