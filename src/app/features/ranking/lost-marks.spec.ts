import type { RankingIndicator, RankingItem } from '#contract/ranking-view.ts';
import { lostMarks } from './lost-marks.ts';

function column(id: string, full: string, weight = '1'): RankingIndicator {
  return {
    ...{ id, name: { zh: id, en: id }, parent: null, rule: 'linear', weight, full, target: null },
    ...{ direction: null, minSample: null, reads: { indicator: 'I-03' } },
  };
}

function item(indicator: string, score: string | null, na = false): RankingItem {
  return { indicator, rate: null, score, na, reason: null };
}

describe('the marks that a unit lost', () => {
  it('are told by their weight, the most first', () => {
    const lost = lostMarks(
      [column('a', '10'), column('b', '100', '0.5'), column('c', '5')],
      [item('a', '9.00'), item('b', '90.00'), item('c', '5.00')],
    );
    expect(lost.map(({ item: { indicator }, lost: marks }) => [indicator, marks])).toEqual([
      ['b', 5],
      ['a', 1],
    ]);
  });

  it('are none where an indicator is not applicable, or a branch', () => {
    const branch = { ...column('k', '10'), reads: null };
    expect(
      lostMarks([column('a', '10'), branch], [item('a', '0.00', true), item('k', '1.00')]),
    ).toEqual([]);
  });
});
