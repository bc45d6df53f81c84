import type { AssessmentRequest, IndicatorText } from '#contract/assessment-view.ts';
import { readScheme, UnreadableAssessment } from '#contract/read-assessment.ts';
import type { RankingGroup, SchemeText } from '#contract/scheme-view.ts';
import { leavesOf } from '#domain/assessment/one-case.ts';
import type { Indicator, Scheme } from '#domain/assessment/scheme.ts';
import { findIndicator } from '#domain/indicators/catalogue.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { parseDay } from '#domain/time/day.ts';
import type { Refusal } from '../refusal.ts';

/**
 * The scheme as a group is scored by it, with the targets of that group.
 *
 * @returns `scheme/invalid` with the field, below `path`, that cannot be taken.
 */
export function compileScheme(
  text: SchemeText,
  group: RankingGroup | undefined,
  path = '',
): Result<Scheme, Refusal> {
  const at = (field: string) => (path === '' ? field : `${path}.${field}`);
  const invalid = (field: string, message: string) =>
    err({ code: 'scheme/invalid', path: at(field), message });
  try {
    const targets = group === undefined ? undefined : text.targets?.[group];
    const scheme = readScheme(targets === undefined ? text.scheme : retargeted(text, targets));
    const leaves = leavesOf(scheme.indicators);
    for (const leaf of leaves) {
      const problem = findReadingProblem(leaf, text.reads);
      if (problem !== undefined) return invalid(`reads.${leaf.id}`, problem);
    }
    const stray = Object.keys(text.reads).find((id) => !leaves.some((leaf) => leaf.id === id));
    if (stray !== undefined) return invalid(`reads.${stray}`, 'the scheme has no such leaf');
    const other = text.oncePerMatter?.find(
      (id) => !leaves.some((leaf) => leaf.id === id && leaf.rule.type === 'deductPerEvent'),
    );
    if (other !== undefined) return invalid('oncePerMatter', `${other} deducts nothing per event`);
    if (parseDay(text.effectiveFrom) === undefined) return invalid('effectiveFrom', 'is no day');
    const { sizes } = text;
    if (sizes !== undefined && sizes.medium >= sizes.large) {
      return invalid('sizes.large', 'must be above medium');
    }
    return ok(scheme);
  } catch (error) {
    if (!(error instanceof UnreadableAssessment)) throw error;
    return invalid(error.path, error.message);
  }
}

function findReadingProblem(
  { id, rule }: Indicator,
  reads: SchemeText['reads'],
): string | undefined {
  const read = reads[id];
  if (read === undefined) return 'every leaf reads an indicator or a manual score';
  if ('manual' in read) return rule.type === 'manual' ? undefined : 'its rule reads no score';
  if (rule.type === 'manual') return 'a manual rule reads a score that persons give';
  const found = findIndicator(read.indicator);
  if (found === undefined) return `there is no indicator ${read.indicator}`;
  const readsRate = rule.type === 'linear' || rule.type === 'thresholdSlopeFloor';
  if (readsRate && found.denominator === null) return `${found.id} is a count and no rate`;
  return undefined;
}

/** The scheme with the targets of a group in their places. */
function retargeted(
  { scheme }: SchemeText,
  targets: Readonly<Record<string, number | string>>,
): AssessmentRequest['scheme'] {
  const visit = (one: IndicatorText): IndicatorText => {
    const { rule } = one;
    if (rule.type === 'composite') {
      return { ...one, rule: { ...rule, children: rule.children.map(visit) } };
    }
    const target = targets[one.id];
    if (target === undefined || rule.type !== 'thresholdSlopeFloor') return one;
    return { ...one, rule: { ...rule, target } };
  };
  return { ...scheme, indicators: scheme.indicators.map(visit) };
}
