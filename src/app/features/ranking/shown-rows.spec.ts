import type { RankingIndicator, RankingRow } from '#contract/ranking-view.ts';
import { figureOf, keptOrder, missesTarget, showsRates } from './shown-rows.ts';

function row(unit: string, more: Partial<RankingRow> = {}): RankingRow {
  return {
    ...{ unit, name: unit, kind: 'region', group: '', mayOpen: true, rank: 1, total: '90.00' },
    ...{ previousRank: null, previousTotal: null, change: null, items: [] },
    ...more,
  };
}

function column(direction: 'higher' | 'lower', target: string | null): RankingIndicator {
  return {
    ...{ id: 'a', name: { zh: 'a', en: 'a' }, parent: null, rule: 'thresholdSlopeFloor' },
    ...{ weight: '1', full: '10', target, direction, minSample: null, reads: null },
  };
}

describe('the rows of a ranking', () => {
  it('stay where they were, and new ones come last', () => {
    const rows = [row('c'), row('a'), row('b')];
    expect(keptOrder(rows, ['a', 'b']).map(({ unit }) => unit)).toEqual(['a', 'b', 'c']);
  });

  it('are drawn by the rate, else the score, else the total', () => {
    const item = { indicator: 'a', rate: null, score: '8.00', na: false, reason: null };
    expect(figureOf(row('a'), null)).toBe('90.00');
    expect(figureOf(row('a', { items: [item] }), 'a')).toBe('8.00');
    expect(figureOf(row('a', { items: [{ ...item, rate: '98.00' }] }), 'a')).toBe('98.00');
    expect(figureOf(row('a'), 'a')).toBeNull();
  });
});

describe('the figures of an indicator', () => {
  const item = { indicator: 'a', rate: null, score: '8.00', na: false, reason: null };
  for (const [what, rates, expected] of [
    ['are scores where no unit has a rate', [null, null], false],
    ['are rates where any unit has one', [null, '42.86'], true],
    ['are scores where nobody is ranked', [], false],
  ] as const) {
    it(what, () => {
      const items = rates.map((rate) => row('x', { items: [{ ...item, rate }] }));
      expect(showsRates({ items }, 'a')).toBe(expected);
    });
  }
});

describe('a rate', () => {
  it('misses a target from below, or from above where lower is better', () => {
    const misses = (direction: 'higher' | 'lower', rate: string | null) =>
      missesTarget({ indicators: [column(direction, '5')] }, 'a', rate);
    expect([misses('higher', '4.99'), misses('higher', '5.00'), misses('lower', '5.01')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(misses('higher', null)).toBeFalse();
    expect(missesTarget({ indicators: [column('higher', null)] }, 'a', '1')).toBeFalse();
  });
});
