import type { Amount, IndicatorText, RuleText } from '#contract/assessment-view.ts';
import { RANKING_GROUPS } from '#contract/scheme-view.ts';
import type { SchemeReading, SchemeText } from '#contract/scheme-view.ts';
import { everyNode } from './draft-tree.ts';
import type { DraftNode, SchemeDraft } from './scheme-draft.ts';

/** The scheme that a draft writes down, as it is sent; whether it can be taken is told elsewhere. */
export function textOf(draft: SchemeDraft): SchemeText {
  const nodes = everyNode(draft.nodes);
  const leaves = nodes.filter(({ rule }) => rule !== 'composite');
  const english = nodes.filter((node) => node.english.trim() !== '');
  const once = leaves.filter((node) => node.rule === 'deductPerEvent' && node.oncePerMatter);
  const targets = targetsOf(leaves);
  const { medium, large } = draft;
  return {
    id: draft.id.trim(),
    name: { zh: draft.nameZh.trim(), en: draft.nameEn.trim() },
    note: { zh: draft.noteZh.trim(), en: draft.noteEn.trim() },
    effectiveFrom: draft.effectiveFrom,
    scheme: {
      indicators: draft.nodes.map(indicatorOf),
      rounding: draft.rounding,
      ties: draft.ties,
    },
    reads: Object.fromEntries(leaves.map((node) => [node.id.trim(), readingOf(node)])),
    english: Object.fromEntries(english.map((node) => [node.id.trim(), node.english.trim()])),
    ...(targets !== undefined && { targets }),
    ...(medium.trim() + large.trim() !== '' && {
      sizes: { medium: Number(medium), large: Number(large) },
    }),
    ...(once.length > 0 && { oncePerMatter: once.map(({ id }) => id.trim()) }),
  };
}

function indicatorOf(node: DraftNode): IndicatorText {
  const minSample = node.minSample.trim();
  return {
    id: node.id.trim(),
    name: node.name.trim(),
    weight: node.weight.trim(),
    rule: ruleOf(node),
    ...(minSample !== '' && node.rule !== 'composite' && { minSample }),
    naPolicy: node.naPolicy,
  };
}

function ruleOf({ rule, amounts, direction, steps, children }: DraftNode): RuleText {
  const [full, floor, per] = [amounts.full.trim(), amounts.floor.trim(), amounts.per.trim()];
  switch (rule) {
    case 'linear':
    case 'manual':
      return { type: rule, full };
    case 'thresholdSlopeFloor': {
      const [target, slope] = [amounts.target.trim(), amounts.slope.trim()];
      return { type: rule, full, target, slope, floor, direction };
    }
    case 'steps':
      return { type: rule, steps: steps.map((step) => trimmed(step)) };
    case 'deductPerEvent':
      return { type: rule, full, per, floor };
    case 'bonus':
      return { type: rule, per, cap: amounts.cap.trim() };
    case 'veto':
      return { type: rule, score: amounts.score.trim() };
    case 'composite':
      return { type: rule, children: children.map(indicatorOf) };
  }
}

function trimmed({ from, score }: { readonly from: string; readonly score: string }) {
  return { from: from.trim(), score: score.trim() };
}

function readingOf({ rule, origin, indicator }: DraftNode): SchemeReading {
  return rule === 'manual' ? { manual: origin } : { indicator };
}

function targetsOf(leaves: readonly DraftNode[]): SchemeText['targets'] {
  const own = RANKING_GROUPS.flatMap((group) => {
    const given = leaves.flatMap(({ id, rule, targets }): readonly (readonly [string, Amount])[] =>
      rule === 'thresholdSlopeFloor' && targets[group].trim() !== ''
        ? [[id.trim(), targets[group].trim()]]
        : [],
    );
    return given.length === 0 ? [] : [[group, Object.fromEntries(given)] as const];
  });
  return own.length === 0 ? undefined : Object.fromEntries(own);
}
