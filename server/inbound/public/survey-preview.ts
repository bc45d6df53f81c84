import type { FastifyReply } from 'fastify';
import { problemOfForm } from '#domain/feedback/survey-answer.ts';
import type { OpenSurvey } from '../../application/public/public-platform.ts';
import { sendPage } from './page-call.ts';
import { PUBLIC_POLICY } from './public-page.ts';
import type { Language } from './public-words.ts';
import { backTo, readSurveyForm, turned, wishOf } from './survey-form.ts';
import type { SurveyForm, SurveyProblem } from './survey-form.ts';

import { answeredPage, surveyPage } from './survey-page.ts';
import type { SurveyWay } from './survey-page.ts';

/** The application shows it in a frame of its own page; nobody else may. */
const FRAMED = PUBLIC_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");

/**
 * Answers the page of a draft as everybody would see it, screen by screen. Its form is sent by its
 * address, since nothing comes of it and no form of a page without script can prove that it is ours.
 */
export function answerPreview(
  reply: FastifyReply,
  language: Language,
  survey: OpenSurvey,
  url: string,
): FastifyReply {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const way: SurveyWay = { path: pathname, method: 'get' };
  const isFirst = !searchParams.has('go');
  const form = readSurveyForm(searchParams, survey);
  const wish = wishOf(searchParams);
  const show = (shown: SurveyForm, problem?: SurveyProblem): FastifyReply =>
    sendFramed(reply, surveyPage(language, survey, way, shown, problem));
  if (isFirst) return show(form);
  if (wish !== 'send') {
    const next = turned(survey, form, wish);
    return show(next.form, next.problem);
  }
  for (const question of survey.questions) {
    const problem = problemOfForm(question, form.answers.get(question.id) ?? []);
    if (problem === undefined) continue;
    const back = backTo(survey, form, question.id, problem);
    return show(back.form, back.problem);
  }
  return sendFramed(reply, answeredPage(language, way));
}

function sendFramed(reply: FastifyReply, page: Parameters<typeof sendPage>[1]): FastifyReply {
  void reply.header('x-frame-options', 'SAMEORIGIN');
  return sendPage(reply, page, 200, FRAMED);
}
