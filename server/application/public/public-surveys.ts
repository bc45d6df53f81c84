import type { Receipt } from '#contract/receipt.ts';
import { surveyPhaseAt } from '#domain/feedback/survey.ts';
import type { Question } from '#domain/feedback/questionnaire.ts';
import { valuesOf } from '#domain/feedback/survey-answer.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import { err, ok } from '#domain/result.ts';
import { PUBLIC_SOURCE } from './public-source.ts';
import type { OpenSurvey, PublicPlatform } from './public-platform.ts';
import type { ReadSide } from '../read-side.ts';

/** Surveys as everybody sees and answers them. */
export function publicSurveys(
  side: ReadSide,
  take: (events: readonly unknown[]) => Promise<Receipt>,
  now: () => number,
): Pick<PublicPlatform, 'openSurvey' | 'answerSurvey'> {
  const openSurvey = (no: string): OpenSurvey | undefined => {
    const survey = side.book.configuration.findSurvey(no);
    if (survey === undefined) return undefined;
    const parent = (survey.regionCode ?? '') === '' ? side.book.root?.code : survey.regionCode;
    const regions = side.book
      .regions()
      .filter((region) => region.parent === parent || region.code === parent)
      .map(({ code, name }) => ({ code, name }));
    const { title, questions } = survey;
    return { no, title: title ?? no, phase: surveyPhaseAt(survey, now()), questions, regions };
  };
  return {
    openSurvey,
    answerSurvey: async (no, given, regionCode) => {
      const survey = openSurvey(no);
      if (survey === undefined) return err({ code: 'survey/notFound' });
      if (survey.phase !== 'open') return err({ code: 'survey/closed' });
      const answers: Record<string, Json> = {};
      for (const question of survey.questions) {
        const answer = answerOf(question, given.get(question.id) ?? []);
        if (answer === null) continue;
        if (valuesOf(question, answer) === undefined) {
          return err({ code: 'request/invalid', path: question.id });
        }
        answers[question.id] = answer;
      }
      if (Object.keys(answers).length === 0)
        return err({ code: 'request/invalid', path: 'answers' });
      const known = survey.regions.some(({ code }) => code === regionCode);
      // Nothing tells one answer from the next but chance: nobody is asked who he is.
      const id = `${no}/${crypto.randomUUID()}`;
      const receipt = await take([
        {
          ...{ specversion: '1.0', id, source: `${PUBLIC_SOURCE}:survey`, subject: no },
          type: 'survey.answered',
          time: new Date(now()).toISOString(),
          data: { surveyId: no, answers, ...(known ? { regionCode } : {}) },
        },
      ]);
      const [rejected] = receipt.rejected;
      return rejected === undefined
        ? ok('given')
        : err({ code: rejected.code, message: rejected.message });
    },
  };
}

/** An answer as a form sends it: texts, several where several were ticked; null where nothing was said. */
function answerOf(question: Question, given: readonly string[]): Json {
  const said = given.filter((one) => one.trim() !== '');
  if (said.length === 0) return null;
  if (question.kind === 'choice' && question.several) return said;
  const [first = ''] = said;
  return question.kind === 'scale' ? Number(first) : first;
}
