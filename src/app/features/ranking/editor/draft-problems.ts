import { compare, readExact } from '#domain/assessment/decimal.ts';
import { findIndicator } from '#domain/indicators/catalogue.ts';
import { parseDay } from '#domain/time/day.ts';
import { isAmount } from '../scheme-fields.ts';
import { AMOUNTS } from './scheme-draft.ts';
import type { DraftNode, SchemeDraft } from './scheme-draft.ts';
import { draftLines } from './draft-tree.ts';

/** What is wrong with a field. */
type ProblemCode =
  | 'needed'
  | 'noAmount'
  | 'noCount'
  | 'aboveFull'
  | 'noId'
  | 'idTwice'
  | 'noChild'
  | 'noStep'
  | 'stepTwice'
  | 'noIndicator'
  | 'isCount'
  | 'noDay'
  | 'noLarger'
  | 'tooDeep'
  | 'refused';

/** Why a draft cannot be taken: the field, of a node or of the scheme itself. */
export interface Problem {
  /** Key of the node; null for a field of the scheme. */
  readonly node: number | null;
  /** `weight`, `target.cities`, `steps.0.from` and the like. */
  readonly field: string;
  readonly code: ProblemCode;
  /** In the words of the server, where it was that refused it. */
  readonly detail?: string;
}

const DEEPEST = 10;
const SCHEME_ID = /^[a-z][a-zA-Z0-9-]{0,39}$/;

/** All that must be mended before a draft can be sent, in the order of the page. */
export function draftProblems(draft: SchemeDraft): readonly Problem[] {
  const lines = draftLines(draft.nodes);
  const ids = lines.map(({ node }) => node.id.trim());
  return [
    ...schemeProblems(draft),
    ...lines.flatMap(({ node, level }) => [
      ...nodeProblems(node, ids),
      ...(level > DEEPEST ? [{ node: node.key, field: 'rule', code: 'tooDeep' as const }] : []),
    ]),
  ];
}

function schemeProblems(draft: SchemeDraft): readonly Problem[] {
  const found: Problem[] = [];
  const tell = (field: string, code: ProblemCode) => found.push({ node: null, field, code });
  if (!SCHEME_ID.test(draft.id.trim())) tell('id', 'noId');
  for (const field of ['nameZh', 'nameEn', 'noteZh', 'noteEn'] as const) {
    if (draft[field].trim() === '') tell(field, 'needed');
  }
  if (parseDay(draft.effectiveFrom) === undefined) tell('effectiveFrom', 'noDay');
  const [medium, large] = [draft.medium.trim(), draft.large.trim()];
  if (medium + large !== '') {
    if (!isCount(medium)) tell('medium', 'noCount');
    if (!isCount(large)) tell('large', 'noCount');
    else if (isCount(medium) && Number(medium) >= Number(large)) tell('large', 'noLarger');
  }
  if (draft.nodes.length === 0) tell('nodes', 'noChild');
  return found;
}

function nodeProblems(node: DraftNode, ids: readonly string[]): readonly Problem[] {
  const found: Problem[] = [];
  const tell = (field: string, code: ProblemCode) => found.push({ node: node.key, field, code });
  const id = node.id.trim();
  if (node.name.trim() === '') tell('name', 'needed');
  if (id === '') tell('id', 'needed');
  else if (ids.filter((other) => other === id).length > 1) tell('id', 'idTwice');
  if (!isAmount(node.weight)) tell('weight', 'noAmount');
  for (const field of AMOUNTS[node.rule]) {
    if (!isAmount(node.amounts[field])) tell(field, 'noAmount');
  }
  if (node.rule === 'thresholdSlopeFloor' || node.rule === 'deductPerEvent') {
    if (isAbove(node.amounts.floor, node.amounts.full)) tell('floor', 'aboveFull');
  }
  if (node.rule === 'steps') tellSteps(node, tell);
  if (node.rule === 'composite') {
    if (node.children.length === 0) tell('children', 'noChild');
    return found;
  }
  if (node.minSample.trim() !== '' && !isAmount(node.minSample)) tell('minSample', 'noAmount');
  if (node.rule === 'thresholdSlopeFloor') {
    for (const [group, target] of Object.entries(node.targets)) {
      if (target.trim() !== '' && !isAmount(target)) tell(`target.${group}`, 'noAmount');
    }
  }
  if (node.rule !== 'manual') tellReading(node, tell);
  return found;
}

type Tell = (field: string, code: ProblemCode) => void;

function tellSteps({ steps }: DraftNode, tell: Tell): void {
  if (steps.length === 0) tell('steps', 'noStep');
  for (const [index, { from, score }] of steps.entries()) {
    if (!isAmount(from)) tell(`steps.${index}.from`, 'noAmount');
    else if (steps.slice(0, index).some((step) => isSame(step.from, from))) {
      tell(`steps.${index}.from`, 'stepTwice');
    }
    if (!isAmount(score)) tell(`steps.${index}.score`, 'noAmount');
  }
}

function tellReading({ rule, indicator }: DraftNode, tell: Tell): void {
  const found = findIndicator(indicator);
  if (found === undefined) tell('indicator', 'noIndicator');
  else if (readsRate(rule) && found.denominator === null) tell('indicator', 'isCount');
}

/** Whether a rule reads a rate, which a plain count has not. */
export function readsRate(rule: DraftNode['rule']): boolean {
  return rule === 'linear' || rule === 'thresholdSlopeFloor';
}

function isCount(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text);
}

function isAbove(text: string, limit: string): boolean {
  const [one, other] = [readExact(text), readExact(limit)];
  return one !== undefined && other !== undefined && compare(one, other) > 0;
}

function isSame(text: string, other: string): boolean {
  const [one, two] = [readExact(text), readExact(other)];
  return one !== undefined && two !== undefined && compare(one, two) === 0;
}
