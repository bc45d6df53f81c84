import { assess } from '#domain/assessment/assess.ts';
import { decimalText } from '#domain/assessment/decimal.ts';
import type { Exact } from '#domain/assessment/decimal.ts';
import type { Rounding } from '#domain/assessment/scheme.ts';
import type { Item } from '#domain/assessment/score-item.ts';
import type { LeftOut } from '#domain/assessment/score-unit.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { AssessmentAnswer, AssessmentRequest, ItemView } from './assessment-view.ts';
import { readAssessment, UnreadableAssessment } from './read-assessment.ts';

/** Scores and ranks what was sent, or names the field that cannot be taken. */
export function answerAssessment(
  request: AssessmentRequest,
): Result<AssessmentAnswer, { readonly path: string; readonly message: string }> {
  try {
    const { scheme, units } = readAssessment(request);
    const outcome = assess(scheme, units);
    const { rounding } = scheme;
    return ok({
      units: outcome.units.map(({ unit, items, total, rank, steps }) => ({
        id: unit.id,
        group: unit.group,
        items: items.map((item) => itemView(item, rounding)),
        total: decimalText(total, rounding.total),
        rank,
        steps,
      })),
      leftOut: outcome.leftOut.map(({ unit, leftOut }) => ({
        id: unit.id,
        group: unit.group,
        why: whyLeftOut(leftOut),
        ...leftOut,
      })),
    });
  } catch (error) {
    if (!(error instanceof UnreadableAssessment)) throw error;
    return err({ path: error.path, message: error.message });
  }
}

function itemView(item: Item, rounding: Rounding): ItemView {
  const text = (value: Exact | null, places: number) =>
    value === null ? null : decimalText(value, places);
  return {
    indicator: item.indicator.id,
    rate: text(item.rate, rounding.rate),
    score: text(item.score, rounding.score),
    na: item.na !== null,
    why: item.na === null ? null : WHY[item.na],
    steps: item.steps,
    ...(item.indicator.rule.type === 'composite' && {
      children: item.children.map((child) => itemView(child, rounding)),
    }),
  };
}

const WHY: Readonly<Record<NonNullable<Item['na']>, string>> = {
  absent: 'no value',
  zeroDenominator: 'the denominator is 0',
  belowMinSample: 'the sample is below the minimum',
  noChildApplicable: 'no child is applicable',
};

function whyLeftOut({ indicator, reason }: LeftOut): string {
  if (indicator === null) return 'no indicator is applicable';
  return `${indicator} is not applicable: ${WHY[reason]}`;
}
