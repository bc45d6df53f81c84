import { misspelledInText, misspelledKeys } from './misspelled-keys.ts';

const LINEAR = { type: 'linear', full: 10 };
const leaf = (more: object) => ({ indicators: [{ id: 'a', name: 'a', rule: LINEAR, ...more }] });

describe('keys of a scheme', () => {
  const told: readonly (readonly [why: string, scheme: unknown, wanted: readonly string[]])[] = [
    ['that are all known are not told of', leaf({ minSample: 3, naPolicy: 'zero' }), []],
    ['of another writing are', leaf({ minsample: 3 }), ['s.indicators[0].minsample minSample']],
    ['with a hyphen are', leaf({ min_sample: 3 }), ['s.indicators[0].min_sample minSample']],
    ['with a slip are', leaf({ naPolciy: 'zero' }), ['s.indicators[0].naPolciy naPolicy']],
    ['with a letter too many are', leaf({ weights: 2 }), ['s.indicators[0].weights weight']],
    ['of the rounding are', { ...leaf({}), rouding: {} }, ['s.rouding rounding']],
    ['inside of it are', { ...leaf({}), rounding: { totl: 1 } }, ['s.rounding.totl total']],
    [
      'of a rule are, by its type',
      leaf({ rule: { type: 'veto', scores: 59 } }),
      ['s.indicators[0].rule.scores score'],
    ],
    [
      'below a composite are',
      { indicators: [{ id: 'k', name: 'k', rule: { type: 'composite', ...childrenOf() } }] },
      ['s.indicators[0].rule.children[0].wieght weight'],
    ],
    ['that are somebody’s own are not', leaf({ comment: 'x', source: 'y', $ref: 'z' }), []],
    ['beside the one that is meant are not', leaf({ weight: 1, weights: 2 }), []],
    ['of what is no scheme are not', 'text', []],
  ];
  for (const [why, scheme, wanted] of told) {
    it(why, () => {
      const found = misspelledKeys(scheme, 's').map(({ path, meant }) => `${path} ${meant}`);
      expect(found).toEqual([...wanted]);
    });
  }

  it('are told of around it as well, where it is written down with what it reads', () => {
    const text = { id: 'x', scheme: leaf({ minsample: 1 }), oncePerMater: ['a'], reads: {} };
    expect(misspelledInText(text, 'scheme')).toEqual([
      { path: 'scheme.oncePerMater', meant: 'oncePerMatter' },
      { path: 'scheme.scheme.indicators[0].minsample', meant: 'minSample' },
    ]);
  });
});

function childrenOf() {
  return { children: [{ id: 'a', name: 'a', rule: LINEAR, wieght: 2 }] };
}
