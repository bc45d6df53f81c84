import { decimalText } from './decimal.ts';
import type { IndicatorValue } from './scheme.ts';
import { scoreValue } from './score-value.ts';
import type { ValueRule } from './score-value.ts';
import { count, exact, given, linear, rate, threshold } from './testing/assessed.ts';

const TWO = { rate: 2, score: 2, total: 2 };

describe('a value is scored', () => {
  const signed = threshold(10, 95, 1, 0) as ValueRule;
  const closed = threshold(20, 95, 1, 0) as ValueRule;
  const satisfied = threshold(25, 95, 0.5, 12.5) as ValueRule;
  const lower: ValueRule = {
    ...(closed as Extract<ValueRule, { type: 'thresholdSlopeFloor' }>),
    direction: 'lower',
    target: exact(5),
  };
  const bands: ValueRule = {
    type: 'steps',
    steps: [
      { from: exact(95), score: exact(1) },
      { from: exact(99), score: exact(1.5) },
      { from: exact(100), score: exact(2) },
    ],
  };
  const deduct: ValueRule = {
    type: 'deductPerEvent',
    full: exact(10),
    per: exact(0.5),
    floor: exact(2),
  };
  const bonus: ValueRule = { type: 'bonus', per: exact(0.3), cap: exact(1) };
  const manual: ValueRule = { type: 'manual', full: exact(10) };

  const rows: readonly [
    rule: string,
    ValueRule,
    IndicatorValue,
    rate: string | null,
    score: string,
  ][] = [
    ['linear: its share of the full marks', linear(40) as ValueRule, rate(3, 4), '75.00', '30.00'],
    [
      'linear: the rate is rounded before it is scored',
      linear(100) as ValueRule,
      rate(1, 3),
      '33.33',
      '33.33',
    ],
    ['linear: a rate above 100 is 100', linear(40) as ValueRule, rate(5, 4), '100.00', '40.00'],
    ['linear: nothing of something is 0', linear(40) as ValueRule, rate(0, 4), '0.00', '0.00'],
    ['threshold: at the target all marks', signed, rate(95, 100), '95.00', '10.00'],
    ['threshold: above the target no more', signed, rate(100, 100), '100.00', '10.00'],
    ['threshold: 1 of 5 late costs 15 of 20', closed, rate(4, 5), '80.00', '5.00'],
    ['threshold: 1 of 7 late is rounded first', signed, rate(6, 7), '85.71', '0.71'],
    ['threshold: 1 of 6 late', closed, rate(5, 6), '83.33', '8.33'],
    ['threshold: never below the floor', satisfied, rate(0, 9), '0.00', '12.50'],
    ['threshold: half a mark a point', satisfied, rate(9, 10), '90.00', '22.50'],
    ['threshold: a tie in the last place goes up', satisfied, rate(8033, 10_000), '80.33', '17.67'],
    ['lower is better: at the target all marks', lower, rate(5, 100), '5.00', '20.00'],
    ['lower is better: above it, marks are lost', lower, rate(15, 100), '15.00', '10.00'],
    ['lower is better: a rate may pass 100', lower, rate(3, 2), '150.00', '0.00'],
    ['steps: a band begins with its rate', bands, rate(95, 100), '95.00', '1.00'],
    ['steps: below the first nothing', bands, rate(9499, 10_000), '94.99', '0.00'],
    ['steps: by the rounded rate', bands, rate(98_995, 100_000), '99.00', '1.50'],
    ['steps: the last one', bands, rate(7, 7), '100.00', '2.00'],
    ['deduction: so much an event', deduct, count(3), null, '8.50'],
    ['deduction: no event costs nothing', deduct, count(0), null, '10.00'],
    ['deduction: never below the floor', deduct, count(99), null, '2.00'],
    ['bonus: so much an event', bonus, count(2), null, '0.60'],
    ['bonus: never above the cap', bonus, count(9), null, '1.00'],
    ['manual: as persons gave it', manual, given('9.255'), null, '9.26'],
  ];
  for (const [name, rule, value, shownRate, score] of rows) {
    it(name, () => {
      const scored = scoreValue(rule, value, TWO);
      expect(scored.rate === null ? null : decimalText(scored.rate, 2)).toBe(shownRate);
      expect(decimalText(scored.score, 2)).toBe(score);
      expect(scored.steps.at(-1)?.value).toBe(score);
    });
  }

  it('with the numbers that were used, as one would write them down', () => {
    expect(scoreValue(signed, rate(6, 7), TWO).steps).toEqual([
      { name: 'rate', formula: '6 / 7 × 100', value: '85.71' },
      { name: 'score', formula: 'max(0, 10 − 1 × max(0, 95 − 85.71))', value: '0.71' },
    ]);
  });

  it('with the places that the scheme says', () => {
    const scored = scoreValue(linear(10) as ValueRule, rate(2, 3), { rate: 1, score: 0, total: 2 });
    expect(scored.steps.map(({ value }) => value)).toEqual(['66.7', '7']);
  });
});
