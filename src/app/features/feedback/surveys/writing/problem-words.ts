import { DRAFT_LIMITS } from '#domain/feedback/survey-draft.ts';
import type { DraftProblem } from '#domain/feedback/survey-draft.ts';
import type { Texts } from '../../../../i18n/texts.ts';
import type { DraftTexts } from './draft-zh.ts';

/** What is wrong at a field, in a sentence that says what is allowed. */
export function problemWords({ path, code }: DraftProblem, { problem }: Texts<DraftTexts>): string {
  const isOption = /\.options\.\d+$/u.test(path);
  switch (code) {
    case 'missing':
      if (path === 'title') return problem.title;
      if (path === 'to') return problem.toMissing;
      if (isOption) return problem.option;
      return path.endsWith('.title') ? problem.ask : problem.other;
    case 'day':
      return path === 'from' ? problem.fromDay : problem.toDay;
    case 'past':
      return problem.toPast;
    case 'order':
      return problem.toOrder;
    case 'none':
      return problem.none;
    case 'tooMany':
      return path === 'questions'
        ? problem.tooMany(DRAFT_LIMITS.questions)
        : problem.tooManyOptions(DRAFT_LIMITS.options);
    case 'tooManyTexts':
      return problem.tooManyTexts(DRAFT_LIMITS.texts);
    case 'scale':
      return problem.scale(DRAFT_LIMITS.scaleWidth);
    case 'tooFew':
      return problem.tooFew;
    case 'repeated':
      return isOption ? problem.repeated : problem.other;
  }
}
