import { z } from 'zod';
import { pageShape, stampShape } from '#contract/decode/stamp.ts';
import { closeRequest, surveyLinkRequest } from '#contract/decode/survey-draft-view.ts';
import {
  surveyAnswer,
  surveyAnswerQuery,
  surveyQuery,
  surveyResults,
  surveyRow,
} from '#contract/decode/survey-view.ts';
import type {
  SurveyActs,
  SurveyAnswers,
  SurveyPlatform,
} from '../../../application/feedback/survey-platform.ts';
import { STAMP_EXAMPLE } from '../examples.ts';
import { hostOf } from '../host-of.ts';
import { signedInOf } from '../people/session-routes.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';

const BODY_ERRORS = ['request/malformed', 'request/unsupportedType', 'request/invalid'] as const;
const PARAMS = { id: 'number of the survey' };

/** What surveys ask and what was answered; and the end of one before its time. */
export function surveyRoutes(
  platform: SurveyPlatform & SurveyAnswers & Pick<SurveyActs, 'closeSurvey' | 'surveyLinks'>,
  origin: string | undefined,
): readonly Route[] {
  return [
    route({
      method: 'GET',
      path: '/surveys',
      id: 'listSurveys',
      summary: 'Surveys that were published, with the number of answers within reach.',
      answer: {
        description: 'All of them, the latest first.',
        schema: z.object({ items: z.array(surveyRow), ...pageShape, ...stampShape }),
        example: { items: [], next: null, ...STAMP_EXAMPLE },
      },
      handle: (call) => platform.surveys(signedInOf(call).viewer),
    }),
    route({
      method: 'GET',
      path: '/surveys/{id}/results',
      id: 'readSurveyResults',
      summary: 'What was answered, by region or department, within reach.',
      params: PARAMS,
      query: surveyQuery,
      answer: { description: 'The results.', schema: surveyResults },
      errors: ['survey/notFound', 'request/invalid'],
      handle: (call) => {
        const { viewer } = signedInOf(call);
        return valueOf(platform.surveyResults(viewer, call.params['id'] ?? '', call.query));
      },
    }),
    route({
      method: 'GET',
      path: '/surveys/{id}/answers',
      id: 'listSurveyAnswers',
      summary: 'The answers behind one number of the results, without names and with words masked.',
      params: PARAMS,
      query: surveyAnswerQuery,
      answer: {
        description: 'The answers, the latest first; `total` is the number.',
        schema: z.object({ items: z.array(surveyAnswer), ...pageShape, ...stampShape }),
      },
      errors: ['survey/notFound', 'region/unknown', 'request/invalid'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        return valueOf(await platform.surveyAnswers(viewer, call.params['id'] ?? '', call.query));
      },
    }),
    route({
      method: 'POST',
      path: '/surveys/{id}/links',
      id: 'makeSurveyLinks',
      summary: 'Links to the page of a survey, each of which takes one answer.',
      params: PARAMS,
      body: { schema: surveyLinkRequest, example: { count: 20 } },
      answer: {
        description: 'The links; nothing tells whose answer came by which.',
        schema: z.object({ items: z.array(z.object({ path: z.string(), url: z.string() })) }),
        example: {
          items: [
            {
              path: '/public/surveys/S1?link=TOKEN',
              url: 'https://mingjian.example/public/surveys/S1?link=TOKEN',
            },
          ],
        },
      },
      errors: ['survey/notFound', 'survey/closed', 'access/notAllowed', ...BODY_ERRORS],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const { count } = call.body();
        const links = await platform.surveyLinks(viewer, call.params['id'] ?? '', count);
        const host = origin ?? hostOf(call);
        return { items: valueOf(links).map((path) => ({ path, url: host + path })) };
      },
    }),
    route({
      method: 'POST',
      path: '/surveys/{id}/close',
      id: 'closeSurvey',
      summary: 'Ends a survey that a person published before its last day, with the reason.',
      params: PARAMS,
      body: { schema: closeRequest, example: { reason: '样本已足够' } },
      answer: { description: 'The survey.', schema: surveyRow },
      errors: [
        'survey/notFound',
        'survey/closed',
        'survey/ofSource',
        'access/notAllowed',
        ...BODY_ERRORS,
      ],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const { reason } = call.body();
        return valueOf(await platform.closeSurvey(viewer, call.params['id'] ?? '', reason));
      },
    }),
  ];
}
