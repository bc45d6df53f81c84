import type { QuestionResult, SurveyUnit } from '#contract/survey-view.ts';
import { hasSeveral, mostGiven, unitBars, valueBars } from './survey-bars.ts';

const scale = (counts: readonly number[], mean: string | null): QuestionResult => ({
  ...{ id: 'overall', kind: 'scale', title: '总体', mean },
  answered: counts.reduce((sum, count) => sum + count, 0),
  values: counts.map((count, at) => ({ value: String(at + 1), title: String(at + 1), count })),
});
const choice = (counts: readonly number[]): QuestionResult => ({
  ...{ id: 'visits', kind: 'choice', title: '跑几趟', mean: null },
  answered: counts.reduce((sum, count) => sum + count, 0),
  values: counts.map((count, at) => ({ value: `o${at}`, title: `选项 ${at}`, count })),
});
const unit = (key: string, ...questions: readonly QuestionResult[]): SurveyUnit => ({
  ...{ key, name: key, answered: 0, questions },
});

describe('the bars of a question', () => {
  it('are as long as their share of all that was given', () => {
    expect(valueBars(choice([1, 3])).map(({ length }) => length)).toEqual([25, 75]);
  });

  it('have no length where nobody answered', () => {
    expect(valueBars(choice([0, 0])).map(({ length }) => length)).toEqual([0, 0]);
  });

  it('are known to be of several ticks each once there are more ticks than people', () => {
    expect(hasSeveral(choice([1, 3]))).toBe(false);
    expect(hasSeveral({ ...choice([1, 3]), answered: 3 })).toBe(true);
  });

  const rows = [
    { why: 'the most', counts: [1, 5, 2], most: 'o1' },
    { why: 'the first of equals', counts: [2, 2], most: 'o0' },
    { why: 'none of nothing', counts: [0, 0], most: undefined },
  ];
  for (const { why, counts, most } of rows) {
    it(`name ${why}`, () => {
      expect(mostGiven(choice(counts))?.value).toBe(most);
    });
  }
});

describe('the bars of regions and departments', () => {
  it('place a mean on its scale, the highest first and those without an answer last', () => {
    const bars = unitBars(
      [
        unit('a', scale([1, 0, 0, 0, 1], '3.00')),
        unit('b', scale([0, 0, 0, 0, 0], null)),
        unit('c', scale([0, 0, 0, 0, 2], '5.00')),
      ],
      'overall',
      null,
    );
    expect(bars.map(({ key, length }) => [key, length])).toEqual([
      ['c', 100],
      ['a', 50],
      ['b', null],
    ]);
  });

  it('compare one option of a choice by its share', () => {
    const bars = unitBars([unit('a', choice([1, 3])), unit('b', choice([2, 2]))], 'visits', 'o0');
    expect(bars.map(({ key, given, length }) => [key, given, length])).toEqual([
      ['b', 2, 50],
      ['a', 1, 25],
    ]);
  });

  it('stand in the order of their codes where they are equal', () => {
    const bars = unitBars([unit('b', choice([1])), unit('a', choice([1]))], 'visits', 'o0');
    expect(bars.map(({ key }) => key)).toEqual(['a', 'b']);
  });

  it('leave out a unit that was not asked', () => {
    expect(unitBars([unit('a')], 'visits', 'o0')).toEqual([]);
  });
});
