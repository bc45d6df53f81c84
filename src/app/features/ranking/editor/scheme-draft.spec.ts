import fc from 'fast-check';
import { readScheme } from '#contract/read-assessment.ts';
import { textOf } from './draft-text.ts';
import { aScheme } from '../../../../testing/a-scheme.ts';
import { draftLines, everyNode, mayMove, moved, withNode, withoutNode } from './draft-tree.ts';
import { draftOf } from './scheme-draft.ts';
import { schemeDifferences } from './scheme-diff.ts';

const MOVES = ['up', 'down', 'in', 'out'] as const;

function shape(nodes: Parameters<typeof draftLines>[0]): readonly string[] {
  return draftLines(nodes).map(({ node, level }) => `${'-'.repeat(level)}${node.id}`);
}

describe('a scheme as it is typed', () => {
  const draft = draftOf(aScheme());

  it('writes down the scheme that it was read from', () => {
    const text = textOf(draft);
    expect(readScheme(text.scheme)).toEqual(readScheme(aScheme().scheme));
    expect(text.reads).toEqual(aScheme().reads);
    expect(text.english).toEqual(aScheme().english);
    expect(text.targets).toEqual({ counties: { onTime: '95' } });
    expect(text.sizes).toEqual(aScheme().sizes);
    expect(text.oncePerMatter).toEqual(['red']);
  });

  it('writes no sizes, targets or once-only leaves where there are none', () => {
    const nodes = withNode(draft.nodes, 3, (node) => ({ ...node, oncePerMatter: false }));
    const plain = withNode(nodes, 2, (node) => ({
      ...node,
      targets: { ...node.targets, counties: '' },
    }));
    const text = textOf({ ...draft, nodes: plain, medium: '', large: ' ' });
    expect(['sizes' in text, 'targets' in text, 'oncePerMatter' in text]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('keeps what was typed for another type of rule, and does not send it', () => {
    const asSteps = withNode(draft.nodes, 2, (node) => ({ ...node, rule: 'steps' as const }));
    const [group] = textOf({ ...draft, nodes: asSteps }).scheme.indicators;
    const [onTime] = group?.rule.type === 'composite' ? group.rule.children : [];
    expect(onTime?.rule).toEqual({ type: 'steps', steps: [] });
    const back = withNode(asSteps, 2, (node) => ({
      ...node,
      rule: 'thresholdSlopeFloor' as const,
    }));
    expect(textOf({ ...draft, nodes: back })).toEqual(textOf(draft));
  });

  const moves: readonly [
    what: string,
    key: number,
    move: (typeof MOVES)[number],
    is: readonly string[],
  ][] = [
    ['up among its neighbours', 3, 'up', ['-time', '--red', '--onTime', '-early', '-bonus']],
    ['down with what is below it', 1, 'down', ['-early', '-time', '--onTime', '--red', '-bonus']],
    [
      'into the composite before it, at its end',
      4,
      'in',
      ['-time', '--onTime', '--red', '--early', '-bonus'],
    ],
    [
      'out of the composite, right behind it',
      2,
      'out',
      ['-time', '--red', '-onTime', '-early', '-bonus'],
    ],
  ];
  for (const [what, key, move, is] of moves) {
    it(`moves ${what}`, () => {
      expect(shape(moved(draft.nodes, key, move) ?? [])).toEqual(is);
    });
  }

  it('moves nothing where there is no place for it', () => {
    const closed: readonly [number, (typeof MOVES)[number]][] = [
      [1, 'up'],
      [1, 'in'],
      [1, 'out'],
      [5, 'down'],
      // Only a composite takes something below it.
      [5, 'in'],
      [99, 'up'],
    ];
    expect(closed.filter(([key, move]) => mayMove(draft.nodes, key, move))).toEqual([]);
  });

  it('takes a node away with what is below it', () => {
    expect(shape(withoutNode(draft.nodes, 1))).toEqual(['-early', '-bonus']);
    expect(shape(withoutNode(draft.nodes, 3))).toEqual(['-time', '--onTime', '-early', '-bonus']);
  });

  it('has the same indicators whatever is moved', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom(...MOVES)));
    fc.assert(
      fc.property(steps, (all) => {
        let { nodes } = draft;
        for (const [key, move] of all) nodes = moved(nodes, key, move) ?? nodes;
        const ids = everyNode(nodes).map(({ id }) => id);
        expect([...ids].sort()).toEqual(['bonus', 'early', 'onTime', 'red', 'time']);
        // What is not a composite has nothing below it.
        expect(
          everyNode(nodes).filter(({ rule, children }) => rule !== 'composite' && children.length),
        ).toEqual([]);
      }),
    );
  });
});

describe('what a version changes', () => {
  const before = draftOf(aScheme());

  it('is nothing where only keys or unsaid weights differ', () => {
    const text = aScheme();
    const [first, ...rest] = text.scheme.indicators;
    if (first === undefined) throw new RangeError('no indicator');
    const said = { ...text.scheme, indicators: [{ ...first, weight: '1' }, ...rest] };
    expect(schemeDifferences(before, draftOf({ ...text, scheme: said }))).toEqual([]);
    expect(schemeDifferences(before, before)).toEqual([]);
  });

  it('names each field with both values, what came, went and moved', () => {
    const amounts = (node: (typeof before.nodes)[number]) => ({
      ...node,
      amounts: { ...node.amounts, target: '98' },
      targets: { ...node.targets, cities: '97' },
    });
    const nodes = moved(withoutNode(withNode(before.nodes, 2, amounts), 5), 4, 'in') ?? [];
    const after = { ...before, nodes, ties: 'competition' as const };
    const told = schemeDifferences(before, after).map((one) =>
      [one.indicator, one.kind, one.field, one.before, one.after].join(' '),
    );
    expect(told).toEqual([
      ' changed ties dense competition',
      'onTime changed target 99 98',
      'onTime changed target.cities  97',
      'early moved   ',
      'bonus removed   ',
    ]);
    expect(schemeDifferences(after, before).map(({ kind }) => kind)).toContain('added');
  });

  it('does not tell of fields that the rule has not', () => {
    const nodes = withNode(before.nodes, 4, (node) => ({
      ...node,
      amounts: { ...node.amounts, cap: '9' },
    }));
    expect(schemeDifferences(before, { ...before, nodes })).toEqual([]);
  });
});
