import type { Question } from '#domain/feedback/questionnaire.ts';
import { problemOfForm } from '#domain/feedback/survey-answer.ts';
import type { OpenSurvey } from '../../application/public/public-platform.ts';
import { fieldOf } from './page-call.ts';

/** Longest answer in words, in characters. */
export const LONGEST_ANSWER = 1000;

/** Name of a question's field: its own id, behind a letter that no other field has. */
export const FIELD_PREFIX = 'q.';

const LONGEST_REGION = 100;
const MARK = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Why a screen is shown once more. */
export type SurveyProblem = 'required' | 'unreadable' | 'nothing';

/** What somebody has said on the screens so far. */
export interface SurveyForm {
  /** Marks this form, so that it counts once; null where it bears none. */
  readonly mark: string | null;
  /** The link by which he came, which takes one answer; null where he came by the address of all. */
  readonly link: string | null;
  /** Screen at which he is, from 0; after the questions comes the region. */
  readonly at: number;
  readonly answers: ReadonlyMap<string, readonly string[]>;
  readonly region: string | null;
}

/** What a form wants: another screen, or to be taken as it is. */
export type SurveyWish = 'next' | 'back' | 'send';

/** A form that nobody has written on. */
export function blankForm(link: string | null = null): SurveyForm {
  const mark = link === null ? crypto.randomUUID() : null;
  return { mark, link, at: 0, answers: new Map(), region: null };
}

/** Reads a form; what it says of no question is left out. */
export function readSurveyForm(form: URLSearchParams, survey: OpenSurvey): SurveyForm {
  const answers = new Map(
    survey.questions.map(({ id }) => {
      const said = form.getAll(FIELD_PREFIX + id);
      return [id, said.map((one) => Array.from(one).slice(0, LONGEST_ANSWER).join(''))] as const;
    }),
  );
  const mark = form.get('form');
  const at = Number(form.get('at') ?? 0);
  return {
    mark: mark !== null && MARK.test(mark) ? mark : null,
    link: form.get('link'),
    at: Number.isInteger(at) ? Math.min(Math.max(at, 0), screensOf(survey) - 1) : 0,
    answers,
    region: fieldOf(form, 'region', LONGEST_REGION),
  };
}

/** What the button that was pressed asks for; a form without one is whole. */
export function wishOf(form: URLSearchParams): SurveyWish {
  const go = form.get('go');
  return go === 'next' || go === 'back' ? go : 'send';
}

/** A question each, and the region where there is one to choose. */
export function screensOf({ questions, regions }: OpenSurvey): number {
  return Math.max(1, questions.length + (regions.length > 0 ? 1 : 0));
}

/** The screen that comes next, or the same with what is wrong on it. */
export function turned(
  survey: OpenSurvey,
  form: SurveyForm,
  wish: 'next' | 'back',
): { readonly form: SurveyForm; readonly problem?: SurveyProblem } {
  const { at } = form;
  if (wish === 'back') return { form: { ...form, at: Math.max(0, at - 1) } };
  const question = survey.questions[at];
  const problem = question && problemOfForm(question, saidTo(form, question));
  if (problem !== undefined) return { form, problem };
  return { form: { ...form, at: Math.min(at + 1, screensOf(survey) - 1) } };
}

/** The screen of the question that a form cannot be taken for. */
export function backTo(
  survey: OpenSurvey,
  form: SurveyForm,
  path: string | undefined,
  message: string | undefined,
): { readonly form: SurveyForm; readonly problem: SurveyProblem } {
  const at = survey.questions.findIndex(({ id }) => id === path);
  if (at < 0) return { form: { ...form, at: 0 }, problem: 'nothing' };
  return { form: { ...form, at }, problem: message === 'required' ? 'required' : 'unreadable' };
}

/** What was said to a question; nothing where it was not. */
export function saidTo({ answers }: SurveyForm, { id }: Question): readonly string[] {
  return answers.get(id) ?? [];
}
