import type { IndicatorText } from '#contract/assessment-view.ts';
import { areAmounts, changeList, schemeLines, withChange } from './scheme-fields.ts';

const INDICATORS: readonly IndicatorText[] = [
  {
    id: 'k',
    name: 'K',
    weight: '0.5',
    rule: {
      type: 'composite',
      children: [{ id: 'a', name: 'A', rule: { type: 'linear', full: 10 }, minSample: 5 }],
    },
  },
  { id: 'b', name: 'B', rule: { type: 'bonus', per: '0.5', cap: 3 } },
];

describe('the lines of a scheme', () => {
  const lines = schemeLines(INDICATORS);

  it('have the amounts that their rule has, by depth', () => {
    expect(
      lines.map(({ id, depth, fields }) => [
        id,
        depth,
        fields.map(({ field, value }) => `${field} ${value}`).join(),
      ]),
    ).toEqual([
      ['k', 0, 'weight 0.5'],
      ['a', 1, 'weight 1,full 10,minSample 5'],
      ['b', 0, 'weight 1,per 0.5,cap 3'],
    ]);
  });

  it('gather changes and forget those that are taken back', () => {
    const [, a] = lines;
    if (a === undefined) throw new RangeError('no line');
    const changed = withChange(withChange({}, a, 'full', '12'), a, 'weight', '2');
    expect(changeList(changed)).toEqual([{ indicator: 'a', full: '12', weight: '2' }]);
    const back = withChange(withChange(changed, a, 'full', '10'), a, 'weight', '1');
    expect(changeList(back)).toEqual([]);
  });

  const texts: readonly [text: string, good: boolean][] = [
    ['0', true],
    ['0.5', true],
    ['', false],
    ['-1', false],
    ['九', false],
  ];
  for (const [text, good] of texts) {
    it(`are ${good ? '' : 'not '}calculated with where one says “${text}”`, () => {
      expect(areAmounts({ a: { weight: '1', full: text } })).toBe(good);
    });
  }
});
