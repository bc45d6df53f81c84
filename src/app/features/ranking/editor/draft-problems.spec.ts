import { aScheme } from '../../../../testing/a-scheme.ts';
import { draftProblems } from './draft-problems.ts';
import { withNode } from './draft-tree.ts';
import { problemAt } from './problem-place.ts';
import { draftOf } from './scheme-draft.ts';
import type { DraftNode, SchemeDraft } from './scheme-draft.ts';

const DRAFT = draftOf(aScheme());

function withChanged(key: number, change: Partial<DraftNode>): SchemeDraft {
  return { ...DRAFT, nodes: withNode(DRAFT.nodes, key, (node) => ({ ...node, ...change })) };
}

function amount(key: number, change: Partial<DraftNode['amounts']>): SchemeDraft {
  const nodes = withNode(DRAFT.nodes, key, (node) => ({
    ...node,
    amounts: { ...node.amounts, ...change },
  }));
  return { ...DRAFT, nodes };
}

describe('what must be mended of a scheme', () => {
  it('is nothing of a good one', () => {
    expect(draftProblems(DRAFT)).toEqual([]);
  });

  const rows: readonly [rule: string, draft: SchemeDraft, told: string][] = [
    ['a name is needed', withChanged(2, { name: ' ' }), '2 name needed'],
    ['an id is needed', withChanged(2, { id: '' }), '2 id needed'],
    ['an id stands once', withChanged(5, { id: 'early' }), '4 id idTwice, 5 id idTwice'],
    ['a weight is a decimal', withChanged(2, { weight: '一' }), '2 weight noAmount'],
    ['a weight is not below 0', withChanged(2, { weight: '-1' }), '2 weight noAmount'],
    ['every amount of the rule is given', amount(2, { slope: '' }), '2 slope noAmount'],
    ['an amount of another rule does not matter', amount(2, { cap: 'x' }), ''],
    ['the floor is not above full marks', amount(3, { floor: '20.01' }), '3 floor aboveFull'],
    ['the floor may be full marks', amount(3, { floor: '20.0' }), ''],
    ['a smallest sample is a number', withChanged(2, { minSample: 'x' }), '2 minSample noAmount'],
    [
      'a target of a group is a number',
      withChanged(2, { targets: { ...targets(), cities: '9O' } }),
      '2 target.cities noAmount',
    ],
    [
      'a weighted sum has something below it',
      withChanged(1, { children: [] }),
      '1 children noChild',
    ],
    ['steps have a step', withChanged(4, { steps: [] }), '4 steps noStep'],
    [
      'two steps do not begin at the same rate',
      withChanged(4, {
        steps: [
          { from: '10', score: '1' },
          { from: '10.0', score: '' },
        ],
      }),
      '4 steps.1.from stepTwice, 4 steps.1.score noAmount',
    ],
    ['a leaf reads an indicator', withChanged(5, { indicator: '' }), '5 indicator noIndicator'],
    [
      'a rule of rates reads no count',
      withChanged(2, { indicator: 'I-18.red' }),
      '2 indicator isCount',
    ],
    ['a manual rule reads none', withChanged(2, { rule: 'manual', indicator: '' }), ''],
    ['the id of a scheme is plain', { ...DRAFT, id: '考评' }, 'null id noId'],
    ['a scheme has a name', { ...DRAFT, nameEn: '' }, 'null nameEn needed'],
    [
      'its first day is a day',
      { ...DRAFT, effectiveFrom: '2026-02-30' },
      'null effectiveFrom noDay',
    ],
    ['both sizes are given', { ...DRAFT, large: '' }, 'null large noCount'],
    ['large is above medium', { ...DRAFT, medium: '5000' }, 'null large noLarger'],
    ['there may be no sizes', { ...DRAFT, medium: '', large: '' }, ''],
    ['there is an indicator', { ...DRAFT, nodes: [] }, 'null nodes noChild'],
  ];
  for (const [rule, draft, told] of rows) {
    it(rule, () => {
      const found = draftProblems(draft);
      expect(found.map(({ node, field, code }) => `${node} ${field} ${code}`).join(', ')).toBe(
        told,
      );
    });
  }
});

describe('a refusal of the server', () => {
  const rows: readonly [path: string | undefined, place: string][] = [
    ['draft.scheme.indicators[0].rule.children[1].weight', '3 weight'],
    ['scheme.scheme.indicators[0].rule.children[0].rule.target', '2 target'],
    ['scheme.scheme.indicators[1].rule.steps[0].from', '4 steps.0.from'],
    ['scheme.scheme.indicators[2]', '5 name'],
    ['draft.reads.bonus', '5 indicator'],
    ['scheme.name.en', 'null nameEn'],
    ['scheme.effectiveFrom', 'null effectiveFrom'],
    ['scheme.sizes.large', 'null large'],
    ['scheme.scheme.indicators[9].id', 'nowhere'],
    ['scheme.reads.unheard', 'nowhere'],
    ['reason', 'nowhere'],
    [undefined, 'nowhere'],
  ];
  for (const [path, place] of rows) {
    it(`of ${path ?? 'no field'} stands at ${place}`, () => {
      const found = problemAt(DRAFT, path, 'why');
      expect(found === null ? 'nowhere' : `${found.node} ${found.field}`).toBe(place);
      if (found !== null) expect(found.detail).toBe('why');
    });
  }
});

function targets(): DraftNode['targets'] {
  const [group] = DRAFT.nodes;
  const [onTime] = group?.children ?? [];
  if (onTime === undefined) throw new RangeError('no leaf');
  return onTime.targets;
}
