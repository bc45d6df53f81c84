import { RANKING_GROUPS } from '#contract/scheme-view.ts';
import { draftLines } from './draft-tree.ts';
import { AMOUNTS } from './scheme-draft.ts';
import type { DraftNode, SchemeDraft } from './scheme-draft.ts';

/** One difference between two versions of a scheme. */
export interface Difference {
  /** Id of the indicator; null for what is the scheme's own. */
  readonly indicator: string | null;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'moved' | 'changed';
  /** Of a change; `target.cities` for the target of a group. */
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a version changes against another one, in the order of the newer tree. */
export function schemeDifferences(before: SchemeDraft, after: SchemeDraft): readonly Difference[] {
  const old = placesOf(before);
  const now = placesOf(after);
  const known = [...now.values()].flatMap(({ node, above }): readonly Difference[] => {
    const { id: indicator, name } = node;
    const own = { indicator, name, field: null, before: null, after: null };
    const was = old.get(indicator);
    if (was === undefined) return [{ ...own, kind: 'added' }];
    return [
      ...(was.above === above ? [] : [{ ...own, kind: 'moved' as const }]),
      ...changes(fieldsOf(was.node), fieldsOf(node), { indicator, name }),
    ];
  });
  const gone = [...old.values()].filter(({ node }) => !now.has(node.id));
  return [
    ...changes(ownFields(before), ownFields(after), { indicator: null, name: after.nameZh }),
    ...known,
    ...gone.map(({ node }): Difference => {
      const { id: indicator, name } = node;
      return { indicator, name, kind: 'removed', field: null, before: null, after: null };
    }),
  ];
}

type Fields = ReadonlyMap<string, string>;

function changes(
  before: Fields,
  after: Fields,
  own: Pick<Difference, 'indicator' | 'name'>,
): readonly Difference[] {
  const fields = [...new Set([...before.keys(), ...after.keys()])];
  return fields.flatMap((field): readonly Difference[] => {
    const [was, is] = [before.get(field) ?? null, after.get(field) ?? null];
    return was === is ? [] : [{ ...own, kind: 'changed', field, before: was, after: is }];
  });
}

/** Nodes by id, with the id of what is above them. */
function placesOf({ nodes }: SchemeDraft) {
  const lines = draftLines(nodes);
  const ids = new Map(lines.map(({ node }) => [node.key, node.id]));
  return new Map(
    lines.map(({ node, parent }) => {
      const above = parent === null ? null : (ids.get(parent) ?? null);
      return [node.id, { node, above }];
    }),
  );
}

function ownFields(draft: SchemeDraft): Fields {
  const { rounding, medium, large } = draft;
  return new Map([
    ['nameZh', draft.nameZh],
    ['nameEn', draft.nameEn],
    ['noteZh', draft.noteZh],
    ['noteEn', draft.noteEn],
    ['effectiveFrom', draft.effectiveFrom],
    ['roundingRate', String(rounding.rate)],
    ['roundingScore', String(rounding.score)],
    ['roundingTotal', String(rounding.total)],
    ['ties', draft.ties],
    ['medium', medium],
    ['large', large],
  ]);
}

/** What counts of a node: fields of other types of rules are only kept, not meant. */
function fieldsOf(node: DraftNode): Fields {
  const { rule, amounts, targets, steps } = node;
  const fields = new Map<string, string>([
    ['name', node.name],
    ['english', node.english],
    ['weight', node.weight],
    ['rule', rule],
    ['naPolicy', node.naPolicy],
  ]);
  for (const field of AMOUNTS[rule]) fields.set(field, amounts[field]);
  if (rule === 'composite') return fields;
  fields.set('minSample', node.minSample);
  if (rule === 'manual') fields.set('origin', node.origin);
  else fields.set('indicator', node.indicator);
  if (rule === 'steps') {
    fields.set('steps', steps.map(({ from, score }) => `${from}→${score}`).join(' '));
  }
  if (rule === 'deductPerEvent') fields.set('oncePerMatter', String(node.oncePerMatter));
  if (rule === 'thresholdSlopeFloor') {
    fields.set('direction', node.direction);
    for (const group of RANKING_GROUPS) {
      if (targets[group] !== '') fields.set(`target.${group}`, targets[group]);
    }
  }
  return fields;
}
