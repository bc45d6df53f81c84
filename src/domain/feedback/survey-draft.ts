import { startOfDay } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { addDays, parseDay } from '../time/day.ts';
import type { Day } from '../time/day.ts';
import type { Instant } from '../time/limit.ts';
import type { Question } from './questionnaire.ts';
import type { Survey } from './survey.ts';

/** A question as somebody writes it: it keeps what was typed for another kind until it is published. */
export interface DraftQuestion {
  readonly id: string;
  readonly kind: Question['kind'];
  readonly title: string;
  readonly required: boolean;
  /** First and last number of a scale. */
  readonly from: number;
  readonly to: number;
  /** Options of a choice, and whether several may be ticked. */
  readonly options: readonly { readonly code: string; readonly title: string }[];
  readonly several: boolean;
}

/** A survey 调查 that is being written: anything of it may be missing yet. */
export interface SurveyDraft {
  readonly title: string;
  /** Region whose people are asked. */
  readonly regionCode: string;
  /** Department that is asked about; null for none of its own. */
  readonly departmentCode: string | null;
  /** First day, `YYYY-MM-DD`; empty to open as soon as it is published. */
  readonly from: string;
  /** Last day. */
  readonly to: string;
  readonly questions: readonly DraftQuestion[];
}

/** What is wrong with a field, so that each language has its own sentence. */
type DraftProblemCode =
  | 'missing'
  | 'day'
  | 'past'
  | 'order'
  | 'none'
  | 'tooMany'
  | 'tooManyTexts'
  | 'scale'
  | 'tooFew'
  | 'repeated';

/** A field that keeps a draft from being published; `path` as in `questions.2.title`. */
export interface DraftProblem {
  readonly path: string;
  readonly code: DraftProblemCode;
}

/**
 * How much may be asked. One answers on a phone, and the page carries what was said on the screens
 * before: 5 answers in words of 1,000 characters leave it below 30 kB.
 */
export const DRAFT_LIMITS = { questions: 50, texts: 5, options: 20, scaleWidth: 10 } as const;

/** What keeps a draft from being published on a day, in the order of its fields; none where nothing does. */
export function draftProblems(draft: SurveyDraft, today: Day): readonly DraftProblem[] {
  return [...periodProblems(draft, today), ...questionnaireProblems(draft)];
}

/** The survey that a draft without problems becomes at a moment; undefined while it has problems. */
export function surveyOfDraft(
  no: string,
  draft: SurveyDraft,
  calendar: Calendar,
  { today, now }: { readonly today: Day; readonly now: Instant },
): Survey | undefined {
  const last = parseDay(draft.to);
  if (last === undefined || draftProblems(draft, today).length > 0) return undefined;
  const first = parseDay(draft.from);
  return {
    no,
    title: draft.title.trim(),
    regionCode: draft.regionCode,
    departmentCode: draft.departmentCode,
    questions: askedOf(draft.questions),
    opensAt: first === undefined ? now : Math.max(now, startOfDay(calendar, first)),
    closesAt: startOfDay(calendar, addDays(last, 1)),
    origin: 'person',
  };
}

/** The questions as they are asked: of each what its kind has. */
export function askedOf(questions: readonly DraftQuestion[]): readonly Question[] {
  return questions.map(({ id, kind, title, required, from, to, options, several }): Question => {
    const asked = { id, title: title.trim(), ...(required && { required: true as const }) };
    switch (kind) {
      case 'scale':
        return { kind, ...asked, from, to };
      case 'choice': {
        const named = options.map((option) => ({ code: option.code, title: option.title.trim() }));
        return { kind, ...asked, options: named, several };
      }
      case 'text':
        return { kind, ...asked };
    }
  });
}

function periodProblems({ title, from, to }: SurveyDraft, today: Day): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (title.trim() === '') problems.push({ path: 'title', code: 'missing' });
  const first = parseDay(from);
  if (from !== '' && first === undefined) problems.push({ path: 'from', code: 'day' });
  const last = parseDay(to);
  if (to === '') problems.push({ path: 'to', code: 'missing' });
  else if (last === undefined) problems.push({ path: 'to', code: 'day' });
  else if (last < today) problems.push({ path: 'to', code: 'past' });
  else if (first !== undefined && last < first) problems.push({ path: 'to', code: 'order' });
  return problems;
}

function questionnaireProblems({ questions }: SurveyDraft): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  const path = 'questions';
  if (questions.length === 0) problems.push({ path, code: 'none' });
  if (questions.length > DRAFT_LIMITS.questions) problems.push({ path, code: 'tooMany' });
  if (questions.filter(({ kind }) => kind === 'text').length > DRAFT_LIMITS.texts) {
    problems.push({ path, code: 'tooManyTexts' });
  }
  const ids = new Set<string>();
  for (const [place, question] of questions.entries()) {
    const at = `questions.${place}`;
    // The page gives each an id of its own; only a client of the interface can repeat one.
    if (question.id === '' || ids.has(question.id)) {
      problems.push({ path: `${at}.id`, code: question.id === '' ? 'missing' : 'repeated' });
    }
    ids.add(question.id);
    if (question.title.trim() === '') problems.push({ path: `${at}.title`, code: 'missing' });
    if (question.kind === 'scale') problems.push(...scaleProblems(question, at));
    if (question.kind === 'choice') problems.push(...optionProblems(question, at));
  }
  return problems;
}

function scaleProblems({ from, to }: DraftQuestion, at: string): readonly DraftProblem[] {
  const isScale = Number.isInteger(from) && Number.isInteger(to) && to > from;
  const fits = isScale && to - from <= DRAFT_LIMITS.scaleWidth;
  return fits ? [] : [{ path: `${at}.scale`, code: 'scale' }];
}

function optionProblems({ options }: DraftQuestion, at: string): readonly DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (options.length < 2) problems.push({ path: `${at}.options`, code: 'tooFew' });
  if (options.length > DRAFT_LIMITS.options) {
    problems.push({ path: `${at}.options`, code: 'tooMany' });
  }
  const codes = new Set<string>();
  const titles = new Set<string>();
  for (const [place, { code, title }] of options.entries()) {
    const path = `${at}.options.${place}`;
    const said = title.trim();
    if (said === '' || code === '') problems.push({ path, code: 'missing' });
    else if (titles.has(said) || codes.has(code)) problems.push({ path, code: 'repeated' });
    titles.add(said);
    codes.add(code);
  }
  return problems;
}
