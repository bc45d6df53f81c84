import type { MatterPart, MatterView } from '#contract/ranking-view.ts';
import { compare, plainText, ZERO } from '#domain/assessment/decimal.ts';
import type { AssessedGroup } from './assess-group.ts';
import { deductionsBehind } from './once-per-matter.ts';
import type { FailureDeduction } from './once-per-matter.ts';

/** Matters that are listed; how many there are in all is told beside. */
const MOST_LISTED = 200;

/**
 * Matters of a unit that failed in several ways, of which a scheme deducts one: which deduction was
 * kept and which were dropped. Those that cost most come first.
 */
export function mattersOfUnit(
  { text, scheme, failures }: AssessedGroup,
  unit: string,
): { readonly total: number; readonly items: readonly MatterView[] } {
  const { kept, dropped } = deductionsBehind(
    scheme,
    text.reads,
    text.oncePerMatter ?? [],
    failures.get(unit) ?? [],
  );
  const lost = new Map<string, FailureDeduction[]>();
  for (const one of dropped) lost.set(one.matter, [...(lost.get(one.matter) ?? []), one]);
  const matters = kept.flatMap((one) => {
    const parts = lost.get(one.matter);
    return parts === undefined ? [] : [{ kept: one, dropped: parts }];
  });
  matters.sort(
    (one, other) =>
      compare(other.kept.points, one.kept.points) || (one.kept.matter < other.kept.matter ? -1 : 1),
  );
  return {
    total: matters.length,
    items: matters.slice(0, MOST_LISTED).map((one) => ({
      matter: one.kept.matter,
      kept: partOf(one.kept),
      dropped: one.dropped.map(partOf),
    })),
  };
}

function partOf({ indicator, points, failure }: FailureDeduction): MatterPart {
  const { kind, no } = failure;
  // What a scheme takes off is told without the sign.
  const amount = compare(points, ZERO) < 0 ? plainText(points).slice(1) : plainText(points);
  return { indicator, points: amount, kind, no };
}
