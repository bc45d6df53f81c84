import { assess, rankScored } from '#domain/assessment/assess.ts';
import type { Assessment } from '#domain/assessment/assess.ts';
import { decimalText } from '#domain/assessment/decimal.ts';
import type { Exact } from '#domain/assessment/decimal.ts';
import type { Rounding } from '#domain/assessment/scheme.ts';
import type { Item } from '#domain/assessment/score-item.ts';
import { scoreUnit } from '#domain/assessment/score-unit.ts';
import type { LeftOut, UnitScore } from '#domain/assessment/score-unit.ts';
import { err, ok } from '#domain/result.ts';
import type { Result } from '#domain/result.ts';
import type { AssessmentAnswer, AssessmentRequest, ItemView } from './assessment-view.ts';
import { readAssessment, UnreadableAssessment } from './read-assessment.ts';

type Read = ReturnType<typeof readAssessment>;
type Answered<T> = Result<T, { readonly path: string; readonly message: string }>;

/** Scores and ranks what was sent, or names the field that cannot be taken. */
export function answerAssessment(request: AssessmentRequest): Answered<AssessmentAnswer> {
  const read = readOrRefuse(request);
  if (!read.ok) return read;
  const { scheme, units } = read.value;
  return ok(answerOf(assess(scheme, units), scheme.rounding));
}

/** The same for a server: `pause` is waited for after each unit, so that thousands hold nobody up. */
export async function answerByUnit(
  request: AssessmentRequest,
  pause: () => Promise<void>,
): Promise<Answered<AssessmentAnswer>> {
  const read = readOrRefuse(request);
  if (!read.ok) return read;
  const { scheme, units } = read.value;
  const scored: UnitScore[] = [];
  for (const unit of units) {
    scored.push(scoreUnit(scheme, unit));
    await pause();
  }
  return ok(answerOf(rankScored(scheme, scored), scheme.rounding));
}

function readOrRefuse(request: AssessmentRequest): Answered<Read> {
  try {
    return ok(readAssessment(request));
  } catch (error) {
    if (!(error instanceof UnreadableAssessment)) throw error;
    return err({ path: error.path, message: error.message });
  }
}

function answerOf({ units, leftOut: others }: Assessment, rounding: Rounding): AssessmentAnswer {
  return {
    units: units.map(({ unit, items, total, rank, steps }) => ({
      id: unit.id,
      group: unit.group,
      items: items.map((item) => itemView(item, rounding)),
      total: decimalText(total, rounding.total),
      rank,
      steps,
    })),
    leftOut: others.map(({ unit, leftOut }) => ({
      id: unit.id,
      group: unit.group,
      why: whyLeftOut(leftOut),
      ...leftOut,
    })),
  };
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
  const nothing = 'no indicator that bears marks is applicable';
  if (indicator === null)
    return reason === 'noChildApplicable' ? nothing : `${nothing}: ${WHY[reason]}`;
  return `${indicator} is not applicable: ${WHY[reason]}`;
}
