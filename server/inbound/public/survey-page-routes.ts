import { z } from 'zod';
import type { PublicPlatform } from '../../application/public/public-platform.ts';
import { route } from '../http/route.ts';
import type { Route } from '../http/route.ts';
import { PAGE, POSTED } from './public-door.ts';
import type { PublicDoor } from './public-door.ts';
import { notePage } from './public-page.ts';
import type { PublicPage } from './public-page.ts';
import { wordsOf } from './public-words.ts';
import type { Language } from './public-words.ts';
import { backTo, blankForm, readSurveyForm, turned, wishOf } from './survey-form.ts';
import { answeredPage, publicWay, surveyPage } from './survey-page.ts';

const PARAMS = { no: 'number of the survey' };

/** Where everybody answers surveys, one question a screen. */
export function surveyPageRoutes(
  platform: Pick<PublicPlatform, 'openSurvey' | 'linkOfSurvey' | 'answerSurvey'>,
  door: PublicDoor,
): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/public/surveys/{no}',
      atRoot: true,
      id: 'showSurvey',
      summary: 'The first question of a survey.',
      params: PARAMS,
      query: z.object({
        lang: z.string().max(10).optional(),
        link: z.string().max(100).optional().describe('takes one answer'),
      }),
      answer: PAGE,
      errors: ['request/invalid'],
      handle: (call) =>
        door.page(call, async (spoken) => {
          const no = call.params['no'] ?? '';
          const survey = platform.openSurvey(no);
          if (survey === undefined) return noSurvey(spoken);
          const { link = null } = call.query;
          if (link === null) return surveyPage(spoken, survey);
          const known = await platform.linkOfSurvey(no, link);
          if (known === undefined) return 'link';
          const way = publicWay(no);
          if (known.isGiven) return answeredPage(spoken, way, true);
          return surveyPage(spoken, survey, way, blankForm(link));
        }),
    }),
    route({
      ...POSTED,
      path: '/public/surveys/{no}',
      id: 'answerSurvey',
      summary:
        'Turns to the next question of a survey, or takes the answers, once a form; nobody is asked who he is.',
      params: PARAMS,
      handle: (call) =>
        door.taken(
          call,
          async (spoken, sent) => {
            const no = call.params['no'] ?? '';
            const survey = platform.openSurvey(no);
            if (survey === undefined) return noSurvey(spoken);
            const way = publicWay(no);
            const form = readSurveyForm(sent, survey);
            const known = form.link === null ? null : await platform.linkOfSurvey(no, form.link);
            if (known === undefined) return 'link';
            if (known?.isGiven === true) return answeredPage(spoken, way, true);
            const wish = wishOf(sent);
            if (wish !== 'send') {
              const next = turned(survey, form, wish);
              const page = surveyPage(spoken, survey, way, next.form, next.problem);
              if (next.problem !== undefined) return [page, 422];
              // It comes of a form that was sent: not kept, the phone's own way back would end at it.
              return { ...page, goesBack: true };
            }
            const mark = known?.mark ?? form.mark;
            const given = await platform.answerSurvey(no, form.answers, form.region, mark);
            if (given.ok) return answeredPage(spoken, way);
            const { code, path, message } = given.error;
            if (code === 'survey/given') return answeredPage(spoken, way, true);
            if (code === 'request/invalid') {
              const back = backTo(survey, form, path, message);
              return [surveyPage(spoken, survey, way, back.form, back.problem), 422];
            }
            return code === 'survey/closed'
              ? surveyPage(spoken, { ...survey, phase: 'closed' })
              : 'busy';
          },
          (sent) => wishOf(sent) === 'send',
        ),
    }),
  ];
}

function noSurvey(spoken: Language): readonly [page: PublicPage, status: number] {
  const words = wordsOf(spoken);
  return [notePage(spoken, '?lang=zh', words['survey.title'], words['survey.none']), 404];
}
