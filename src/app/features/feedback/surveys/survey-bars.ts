import type { QuestionResult, SurveyUnit, ValueCount } from '#contract/survey-view.ts';

/** A value with the length of its bar, in per cent of all that was given. */
export interface ValueBar extends ValueCount {
  readonly length: number;
}

/** The values of a question in their own order, each with its bar. */
export function valueBars({ values, answered }: QuestionResult): readonly ValueBar[] {
  return values.map((value) => ({
    ...value,
    length: answered === 0 ? 0 : (100 * value.count) / answered,
  }));
}

/** The value that was given most; the first of equals; undefined where nobody answered. */
export function mostGiven({ values }: QuestionResult): ValueCount | undefined {
  const most = values.reduce<ValueCount | undefined>(
    (best, value) => (value.count > (best?.count ?? 0) ? value : best),
    undefined,
  );
  return most;
}

/** Whether somebody ticked more than one option: shares are of people, and add up to more than all. */
export function hasSeveral({ values, answered }: QuestionResult): boolean {
  return values.reduce((sum, { count }) => sum + count, 0) > answered;
}

/** One region or department with what it answered to one question. */
export interface UnitBar {
  readonly key: string;
  readonly name: string;
  readonly result: QuestionResult;
  /** How often the compared value was given; null of a scale, which has its mean. */
  readonly given: number | null;
  /** Per cent of the whole width; null where nobody answered. */
  readonly length: number | null;
}

/**
 * The units' answers to one question, the highest first and those without an answer last: the mean
 * of a scale on the scale, of a choice the share of one option.
 *
 * @param option value that is compared, of a choice
 */
export function unitBars(
  units: readonly SurveyUnit[],
  question: string,
  option: string | null,
): readonly UnitBar[] {
  const bars = units.flatMap(({ key, name, questions }): UnitBar[] => {
    const result = questions.find(({ id }) => id === question);
    if (result === undefined) return [];
    const given = option === null ? null : (countOf(result, option) ?? 0);
    return [{ key, name, result, given, length: lengthOf(result, given) }];
  });
  return bars.sort(
    (one, other) => (other.length ?? -1) - (one.length ?? -1) || (one.key < other.key ? -1 : 1),
  );
}

function countOf({ values }: QuestionResult, option: string): number | undefined {
  return values.find(({ value }) => value === option)?.count;
}

function lengthOf({ values, answered, mean }: QuestionResult, given: number | null): number | null {
  if (answered === 0) return null;
  if (given !== null) return (100 * given) / answered;
  const [first, last] = [Number(values[0]?.value), Number(values.at(-1)?.value)];
  if (mean === null || !(last > first)) return null;
  return (100 * (Number(mean) - first)) / (last - first);
}
