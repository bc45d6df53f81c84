import type { Receipt } from '#contract/receipt.ts';
import { surveyPhaseAt } from '#domain/feedback/survey.ts';
import { answerOfForm, problemOfForm } from '#domain/feedback/survey-answer.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import { err, ok } from '#domain/result.ts';
import { PUBLIC_SOURCE } from './public-source.ts';
import type { OpenSurvey, PublicPlatform } from './public-platform.ts';
import type { ReadSide } from '../read-side.ts';
import { answerPrefix } from '../writer/subject-key.ts';
import { markOfLink } from './survey-links.ts';

/** Surveys as everybody sees and answers them. */
export function publicSurveys(
  side: ReadSide,
  take: (events: readonly unknown[]) => Promise<Receipt>,
  now: () => number,
): Pick<PublicPlatform, 'openSurvey' | 'linkOfSurvey' | 'answerSurvey'> {
  const openSurvey = (no: string): OpenSurvey | undefined => {
    const survey = side.book.configuration.findSurvey(no);
    if (survey === undefined) return undefined;
    const { title, questions } = survey;
    const regions = regionsAsked(side, survey.regionCode);
    return { no, title: title ?? no, phase: surveyPhaseAt(survey, now()), questions, regions };
  };
  return {
    openSurvey,
    linkOfSurvey: async (no, link) => {
      const mark = markOfLink(no, link, side.vault);
      if (mark === undefined) return undefined;
      const key = { kind: 'answer', no: `${answerPrefix(no)}${answerId(no, mark)}` } as const;
      return { mark, isGiven: (await side.store.subjects.find([key])).length > 0 };
    },
    answerSurvey: async (no, given, regionCode, form) => {
      const survey = openSurvey(no);
      if (survey === undefined) return err({ code: 'survey/notFound' });
      if (survey.phase !== 'open') return err({ code: 'survey/closed' });
      const answers: Record<string, Json> = {};
      for (const question of survey.questions) {
        const said = given.get(question.id) ?? [];
        const problem = problemOfForm(question, said);
        if (problem !== undefined) {
          return err({ code: 'request/invalid', path: question.id, message: problem });
        }
        const answer = answerOfForm(question, said);
        if (answer !== null) answers[question.id] = answer;
      }
      if (Object.keys(answers).length === 0)
        return err({ code: 'request/invalid', path: 'answers' });
      const known = survey.regions.some(({ code }) => code === regionCode);
      // Nothing tells one answer from the next but the form it was given on, whose mark is chance:
      // nobody is asked who he is, and whoever sends one twice has answered once.
      const id = answerId(no, form ?? crypto.randomUUID());
      const receipt = await take([
        {
          ...{ specversion: '1.0', id, source: `${PUBLIC_SOURCE}:survey`, subject: no },
          type: 'survey.answered',
          time: new Date(now()).toISOString(),
          data: { surveyId: no, answers, ...(known ? { regionCode } : {}) },
        },
      ]);
      const [rejected] = receipt.rejected;
      if (rejected?.code === 'event/conflict') return err({ code: 'survey/given' });
      return rejected === undefined
        ? ok('given')
        : err({ code: rejected.code, message: rejected.message });
    },
  };
}

/** Id of the event of an answer. */
function answerId(no: string, mark: string): string {
  return `${no}/${mark}`;
}

/** Where somebody who is asked in a region may live: in it, or in one of its parts. */
export function regionsAsked(
  { book }: Pick<ReadSide, 'book'>,
  regionCode: string | null,
): OpenSurvey['regions'] {
  const parent = (regionCode ?? '') === '' ? book.root?.code : regionCode;
  return book
    .regions()
    .filter((region) => region.parent === parent || region.code === parent)
    .map(({ code, name }) => ({ code, name }));
}
