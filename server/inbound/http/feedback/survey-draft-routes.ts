import { z } from 'zod';
import {
  draftChange,
  newDraftRequest,
  publishRequest,
  surveyDraftRow,
  surveyDraftView,
} from '#contract/decode/survey-draft-view.ts';
import { surveyRow } from '#contract/decode/survey-view.ts';
import type { SurveyDraft } from '#domain/feedback/survey-draft.ts';
import type { SurveyActs, SurveyDrafts } from '../../../application/feedback/survey-platform.ts';
import { languageOf } from '../../public/page-call.ts';
import { PAGE } from '../../public/public-door.ts';
import { answerPreview } from '../../public/survey-preview.ts';
import { signedInOf } from '../people/session-routes.ts';
import { valueOf } from '../refused-request.ts';
import { route } from '../route.ts';
import type { Route } from '../route.ts';

const PARAMS = { no: 'number that the survey will have' };
const BODY_ERRORS = ['request/malformed', 'request/unsupportedType', 'request/invalid'] as const;
const MOST_BYTES = 256 * 1024;

const DRAFT: SurveyDraft = {
  ...{ title: '企业开办满意度调查', regionCode: '370100', departmentCode: null },
  ...{ from: '2026-11-25', to: '2026-12-10' },
  questions: [
    {
      ...{ id: 'q1', kind: 'scale', title: '总体上是否满意？', required: true },
      ...{ from: 1, to: 5, options: [], several: false },
    },
  ],
};
const VIEW = {
  ...{ no: 'DC-20261123-K7MP', draft: DRAFT, version: 3 },
  ...{ savedAt: '2026-11-23T10:32:00+08:00', savedBy: 'wang' },
  today: '2026-11-23',
};

/** Surveys that are being written: kept, looked at as everybody would see them, and published. */
export function surveyDraftRoutes(
  platform: SurveyDrafts & Pick<SurveyActs, 'publishSurvey'>,
): readonly Route[] {
  const answer = { description: 'The draft.', schema: surveyDraftView, example: VIEW };
  return [
    route({
      method: 'GET',
      path: '/survey-drafts',
      id: 'listSurveyDrafts',
      summary: 'Surveys that are being written within reach, the latest saved first.',
      answer: {
        description: 'All of them.',
        schema: z.object({ items: z.array(surveyDraftRow) }),
        example: { items: [] },
      },
      handle: async (call) => ({ items: await platform.surveyDrafts(signedInOf(call).viewer) }),
    }),
    route({
      method: 'POST',
      path: '/survey-drafts',
      id: 'addSurveyDraft',
      summary: 'Begins a survey; it gets the number that it will have.',
      body: { schema: newDraftRequest, example: { draft: DRAFT }, maxBytes: MOST_BYTES },
      answer,
      errors: ['region/unknown', 'request/tooLarge', ...BODY_ERRORS],
      handle: async (call) =>
        valueOf(await platform.addSurveyDraft(signedInOf(call).viewer, call.body().draft)),
    }),
    route({
      method: 'GET',
      path: '/survey-drafts/{no}',
      id: 'readSurveyDraft',
      summary: 'A survey that is being written.',
      params: PARAMS,
      answer,
      errors: ['survey/noDraft'],
      handle: async (call) =>
        valueOf(await platform.surveyDraft(signedInOf(call).viewer, call.params['no'] ?? '')),
    }),
    route({
      method: 'POST',
      path: '/survey-drafts/{no}',
      id: 'keepSurveyDraft',
      summary: 'Keeps a draft that has not changed since it was read.',
      params: PARAMS,
      body: {
        schema: draftChange,
        example: { draft: DRAFT, expectedVersion: 3 },
        maxBytes: MOST_BYTES,
      },
      answer,
      errors: [
        'survey/noDraft',
        'survey/draftChanged',
        'region/unknown',
        'request/tooLarge',
        ...BODY_ERRORS,
      ],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const no = call.params['no'] ?? '';
        // What is not within reach is not there, whatever the body says.
        valueOf(await platform.surveyDraft(viewer, no));
        return valueOf(await platform.keepSurveyDraft(viewer, no, call.body()));
      },
    }),
    route({
      method: 'DELETE',
      path: '/survey-drafts/{no}',
      id: 'dropSurveyDraft',
      summary: 'Takes a draft away.',
      params: PARAMS,
      answer: { status: 204, description: 'It is gone.' },
      errors: ['survey/noDraft', 'survey/draftChanged'],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        valueOf(await platform.dropSurveyDraft(viewer, call.params['no'] ?? ''));
        return call.reply.code(204).send();
      },
    }),
    route({
      method: 'GET',
      path: '/survey-drafts/{no}/preview',
      id: 'previewSurvey',
      summary: 'The page on which everybody would answer the draft; nothing comes of it.',
      params: PARAMS,
      query: z.looseObject({ lang: z.string().max(10).optional() }),
      answer: PAGE,
      errors: ['survey/noDraft'],
      handle: async (call) => {
        const { request, reply, query } = call;
        const no = call.params['no'] ?? '';
        const survey = valueOf(await platform.previewSurvey(signedInOf(call).viewer, no));
        return answerPreview(reply, languageOf(query.lang, request), survey, request.url);
      },
    }),
    route({
      method: 'POST',
      path: '/survey-drafts/{no}/publish',
      id: 'publishSurvey',
      summary: 'Publishes a draft: what it asks stands from then on.',
      params: PARAMS,
      body: { schema: publishRequest, example: { expectedVersion: 3 } },
      answer: { description: 'The survey.', schema: surveyRow },
      errors: ['survey/noDraft', 'survey/draftChanged', 'region/unknown', ...BODY_ERRORS],
      handle: async (call) => {
        const { viewer } = signedInOf(call);
        const no = call.params['no'] ?? '';
        valueOf(await platform.surveyDraft(viewer, no));
        const { expectedVersion } = call.body();
        return valueOf(await platform.publishSurvey(viewer, no, expectedVersion));
      },
    }),
  ];
}
