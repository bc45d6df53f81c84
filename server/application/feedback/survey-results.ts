import type { QuestionResult, SurveyUnit, ValueCount } from '#contract/survey-view.ts';
import { ANSWERED } from '#domain/feedback/derive-answer.ts';
import { takesSeveral } from '#domain/feedback/questionnaire.ts';
import type { Question } from '#domain/feedback/questionnaire.ts';
import { SAID } from '#domain/feedback/survey-answer.ts';
import { indicatorValue } from '#domain/indicators/indicator-value.ts';

/** How often which value was given to which question; the whole stands under no question. */
export class SurveySums {
  answered = 0;
  readonly #values = new Map<string, Map<string | null, number>>();

  add(question: string | null, value: string | null, amount: number): void {
    if (question === null) {
      if (value === ANSWERED) this.answered += amount;
      return;
    }
    const values = this.#values.get(question) ?? new Map<string | null, number>();
    values.set(value, (values.get(value) ?? 0) + amount);
    this.#values.set(question, values);
  }

  /** These sums as results of a unit. */
  shown(key: string, name: string, questions: readonly Question[]): SurveyUnit {
    const shown = questions.map((question) => this.#resultOf(question));
    return { key, name, answered: this.answered, questions: shown };
  }

  #resultOf(question: Question): QuestionResult {
    const sums = this.#values.get(question.id);
    const values = valuesOf(question).map((value): ValueCount => {
      return { ...value, count: sums?.get(value.value) ?? 0 };
    });
    const { id, kind, title } = question;
    const given = values.reduce((sum, { count }) => sum + count, 0);
    const total = values.reduce((sum, { value, count }) => sum + Number(value) * count, 0);
    const mean =
      kind === 'scale'
        ? indicatorValue({ unit: 'points', direction: 'higher' }, total, given)
        : null;
    const answered = takesSeveral(question) ? (sums?.get(null) ?? 0) : given;
    return { id, kind, title, answered, values, mean };
  }
}

function valuesOf(question: Question): readonly Omit<ValueCount, 'count'>[] {
  switch (question.kind) {
    case 'scale': {
      const { from, to } = question;
      return Array.from({ length: to - from + 1 }, (_, at) => {
        const value = String(from + at);
        return { value, title: value };
      });
    }
    case 'choice':
      return question.options.map(({ code, title }) => ({ value: code, title }));
    case 'text':
      return [{ value: SAID, title: question.title }];
  }
}
