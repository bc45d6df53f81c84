import type { IndicatorText, RuleText } from '#contract/assessment-view.ts';
import { RANKING_GROUPS, SCORE_ORIGINS } from '#contract/scheme-view.ts';
import type { RankingGroup, SchemeText } from '#contract/scheme-view.ts';

export type RuleType = RuleText['type'];

/** All types of rules, in the order in which they are offered. */
export const RULE_TYPES: readonly RuleType[] = [
  'composite',
  'linear',
  'thresholdSlopeFloor',
  'steps',
  'deductPerEvent',
  'bonus',
  'veto',
  'manual',
];

/** The amounts that each type of rule has. */
export const AMOUNTS = {
  composite: [],
  linear: ['full'],
  thresholdSlopeFloor: ['full', 'target', 'slope', 'floor'],
  steps: [],
  deductPerEvent: ['full', 'per', 'floor'],
  bonus: ['per', 'cap'],
  veto: ['score'],
  manual: ['full'],
} as const satisfies Record<RuleType, readonly string[]>;
export type AmountField = (typeof AMOUNTS)[RuleType][number];

/** One band of a rule by steps, as it is typed. */
export interface DraftStep {
  readonly from: string;
  readonly score: string;
}

/**
 * An indicator as it is typed: texts, whatever they say. It holds the fields of every type of rule,
 * so that a change of the type and back loses nothing.
 */
export interface DraftNode {
  /** Stays the same whatever is typed. */
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly english: string;
  readonly weight: string;
  readonly rule: RuleType;
  readonly amounts: Readonly<Record<AmountField, string>>;
  readonly direction: 'higher' | 'lower';
  readonly steps: readonly DraftStep[];
  readonly minSample: string;
  readonly naPolicy: NonNullable<IndicatorText['naPolicy']>;
  /** Id of the catalogue that a leaf reads; empty while none is chosen. */
  readonly indicator: string;
  /** Who gives the score of a manual rule. */
  readonly origin: (typeof SCORE_ORIGINS)[number];
  /** Another target by group; empty where it is the rule's own. */
  readonly targets: Readonly<Record<RankingGroup, string>>;
  readonly oncePerMatter: boolean;
  readonly children: readonly DraftNode[];
}

/** A scheme as it is typed; plain data, so that it can be kept. */
export interface SchemeDraft {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly noteZh: string;
  readonly noteEn: string;
  readonly effectiveFrom: string;
  readonly nodes: readonly DraftNode[];
  readonly rounding: Readonly<Record<'rate' | 'score' | 'total', number>>;
  readonly ties: 'dense' | 'competition';
  /** Cases from which a unit is medium or large; both empty where there are no sizes. */
  readonly medium: string;
  readonly large: string;
  /** The key that the next new node gets. */
  readonly nextKey: number;
}

const NO_AMOUNTS: DraftNode['amounts'] = {
  ...{ full: '', target: '', slope: '', floor: '0' },
  ...{ per: '', cap: '', score: '0' },
};
const NO_TARGETS = Object.fromEntries(
  RANKING_GROUPS.map((group) => [group, '']),
) as DraftNode['targets'];
const PLACES = 2;

/** A leaf of which nothing is known yet. */
export function newNode(key: number, id: string): DraftNode {
  return {
    ...{ key, id, name: '', english: '', weight: '1', rule: 'linear', amounts: NO_AMOUNTS },
    ...{ direction: 'higher', steps: [], minSample: '', naPolicy: 'redistribute', indicator: '' },
    ...{ origin: SCORE_ORIGINS[0], targets: NO_TARGETS, oncePerMatter: false, children: [] },
  };
}

/** A scheme as fields to be changed. */
export function draftOf(text: SchemeText): SchemeDraft {
  let key = 0;
  const visit = (one: IndicatorText): DraftNode => {
    key += 1;
    const { rule, naPolicy = 'redistribute', weight = 1, minSample = '' } = one;
    const reads = text.reads[one.id];
    const own = newNode(key, one.id);
    return {
      ...own,
      name: one.name,
      english: text.english[one.id] ?? '',
      weight: String(weight),
      rule: rule.type,
      amounts: amountsOf(rule),
      direction: rule.type === 'thresholdSlopeFloor' ? rule.direction : own.direction,
      steps: rule.type === 'steps' ? rule.steps.map(stepOf) : own.steps,
      minSample: String(minSample),
      naPolicy,
      indicator: reads !== undefined && 'indicator' in reads ? reads.indicator : '',
      origin: reads !== undefined && 'manual' in reads ? reads.manual : own.origin,
      targets: targetsOf(text, one.id),
      oncePerMatter: text.oncePerMatter?.includes(one.id) ?? false,
      children: rule.type === 'composite' ? rule.children.map(visit) : own.children,
    };
  };
  const nodes = text.scheme.indicators.map(visit);
  const { rate = PLACES, score = PLACES, total = PLACES } = text.scheme.rounding ?? {};
  return {
    id: text.id,
    nameZh: text.name.zh,
    nameEn: text.name.en,
    noteZh: text.note.zh,
    noteEn: text.note.en,
    effectiveFrom: text.effectiveFrom,
    nodes,
    rounding: { rate, score, total },
    ties: text.scheme.ties ?? 'dense',
    medium: text.sizes === undefined ? '' : String(text.sizes.medium),
    large: text.sizes === undefined ? '' : String(text.sizes.large),
    nextKey: key + 1,
  };
}

function amountsOf(rule: RuleText): DraftNode['amounts'] {
  const given = rule as unknown as Readonly<Record<string, unknown>>;
  const own = AMOUNTS[rule.type].map((field: AmountField) => {
    const amount = given[field];
    const isAmount = typeof amount === 'number' || typeof amount === 'string';
    return [field, isAmount ? String(amount) : NO_AMOUNTS[field]];
  });
  return { ...NO_AMOUNTS, ...(Object.fromEntries(own) as Partial<DraftNode['amounts']>) };
}

function stepOf({ from, score }: { from: number | string; score: number | string }): DraftStep {
  return { from: String(from), score: String(score) };
}

function targetsOf({ targets }: SchemeText, id: string): DraftNode['targets'] {
  const own = RANKING_GROUPS.map((group) => [group, String(targets?.[group]?.[id] ?? '')]);
  return Object.fromEntries(own) as DraftNode['targets'];
}
