import type { IndicatorText, RuleText } from '#contract/assessment-view.ts';
import type { IndicatorChange } from '#contract/ranking-view.ts';
import type { RankingGroup, SchemeText } from '#contract/scheme-view.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import { compileScheme } from './compile-scheme.ts';
import type { Refusal } from '../refusal.ts';

/**
 * A scheme as it would be after some changes.
 *
 * @returns `request/invalid` with the change that names no indicator, or an amount that its rule has not.
 */
export function changedScheme(
  text: SchemeText,
  group: RankingGroup,
  changes: readonly IndicatorChange[],
): Result<SchemeText, Refusal> {
  const left = new Map(changes.map((change, index) => [change.indicator, { change, index }]));
  let problem: Refusal | undefined;
  const visit = (one: IndicatorText): IndicatorText => {
    const found = left.get(one.id);
    left.delete(one.id);
    const { rule } = one;
    const below: RuleText =
      rule.type === 'composite' ? { ...rule, children: rule.children.map(visit) } : rule;
    if (found === undefined) return { ...one, rule: below };
    const { weight, minSample, full, target, slope, floor, per, cap } = found.change;
    const amounts = { full, target, slope, floor, per, cap };
    const given = Object.entries(amounts).filter(([, amount]) => amount !== undefined);
    const stray = given.find(([field]) => !(field in below));
    if (stray !== undefined) {
      const path = `changes[${found.index}].${stray[0]}`;
      problem ??= { code: 'request/invalid', path, message: `a ${rule.type} rule has none` };
    }
    return {
      ...one,
      ...(weight !== undefined && { weight }),
      ...(minSample !== undefined && { minSample }),
      rule: { ...below, ...Object.fromEntries(given) },
    };
  };
  const indicators = text.scheme.indicators.map(visit);
  const [unknown] = left.values();
  if (unknown !== undefined) {
    const path = `changes[${unknown.index}].indicator`;
    return err({ code: 'request/invalid', path, message: 'the scheme has no such indicator' });
  }
  if (problem !== undefined) return err(problem);
  const targets = withoutChanged(text, group, changes);
  const changed: SchemeText = { ...text, targets, scheme: { ...text.scheme, indicators } };
  const compiled = compileScheme(changed, group);
  return compiled.ok ? ok(changed) : err({ ...compiled.error, path: 'changes' });
}

/** A target that is changed is meant for the group that is looked at, whatever was its own. */
function withoutChanged(
  { targets }: SchemeText,
  group: RankingGroup,
  changes: readonly IndicatorChange[],
): SchemeText['targets'] {
  const own = targets?.[group];
  if (own === undefined) return targets;
  const changed = new Set(
    changes.flatMap(({ indicator, target }) => (target === undefined ? [] : indicator)),
  );
  const kept = Object.entries(own).filter(([id]) => !changed.has(id));
  return { ...targets, [group]: Object.fromEntries(kept) };
}
