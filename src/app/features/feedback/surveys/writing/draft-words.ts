import { Service } from '@angular/core';
import type { DraftProblem } from '#domain/feedback/survey-draft.ts';
import { useTexts } from '../../../../i18n/texts.ts';
import { draftZh } from './draft-zh.ts';
import { problemWords } from './problem-words.ts';

/** The words of writing a survey, in the reader's language. */
@Service()
export class DraftWords {
  readonly t = useTexts(draftZh, () => import('./draft-en.ts').then((module) => module.draftEn));

  /** What is wrong at a place of the draft; null where nothing is. */
  problemAt(problems: readonly DraftProblem[], path: string): string | null {
    const found = problems.find((one) => one.path === path);
    return found === undefined ? null : problemWords(found, this.t());
  }
}
