import { inject, Service } from '@angular/core';
import type { SurveyRow } from '#contract/survey-view.ts';
import { dayOfInstant } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { Words } from '../../../i18n/words.ts';
import { surveyZh } from './survey-zh.ts';

/** The words of surveys, in the reader's language. */
@Service()
export class SurveyWords {
  readonly #words = inject(Words);
  readonly t = useTexts(surveyZh, () => import('./survey-en.ts').then((module) => module.surveyEn));

  /** When it is open: days, the year with those of another than this one. */
  period({ opensAt, closesAt }: SurveyRow, asOf: string): string {
    const year = asOf === '' ? 0 : Number(dayOfInstant(asOf).slice(0, 4));
    const day = (at: string | null): string =>
      at === null ? this.t().openEnd : this.#words.format().day(dayOfInstant(at), year);
    return this.t().period(day(opensAt), day(closesAt === null ? null : lastMoment(closesAt)));
  }
}

/** It is closed from an instant on: one that ends with a day has that day as its last, not the next. */
function lastMoment(closesAt: string): string {
  return new Date(Date.parse(closesAt) - 1).toISOString();
}
