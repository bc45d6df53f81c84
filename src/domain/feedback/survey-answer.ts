import type { Json } from '../cases/logged-event.ts';
import type { Question } from './questionnaire.ts';

/** What stands in the counts for an answer in words: that there was one, never what it says. */
export const SAID = 'said';

/**
 * The values that an answer counts under: the number of a scale, the codes of the options ticked,
 * {@link SAID} for words. Undefined where it is no answer to the question; none where it is blank.
 */
export function valuesOf(
  question: Question,
  answer: Json | undefined,
): readonly string[] | undefined {
  if (answer === undefined || answer === null || answer === '') return [];
  switch (question.kind) {
    case 'scale': {
      const number = typeof answer === 'string' ? Number(answer) : answer;
      if (typeof number !== 'number' || !Number.isInteger(number)) return undefined;
      return number >= question.from && number <= question.to ? [String(number)] : undefined;
    }
    case 'choice': {
      const ticked = Array.isArray(answer) ? (answer as readonly Json[]) : [answer];
      if (ticked.length > 1 && !question.several) return undefined;
      const codes = new Set(ticked);
      const known = question.options.flatMap(({ code }) => (codes.has(code) ? [code] : []));
      return known.length === codes.size ? known : undefined;
    }
    case 'text':
      return typeof answer === 'string' && answer.trim() !== '' ? [SAID] : undefined;
  }
}

/**
 * An answer as a form sends it: texts, several where several were ticked; null where nothing was said.
 */
export function answerOfForm(question: Question, given: readonly string[]): Json {
  const said = given.filter((one) => one.trim() !== '');
  if (said.length === 0) return null;
  if (question.kind === 'choice' && question.several) return said;
  const [first = ''] = said;
  return question.kind === 'scale' ? Number(first) : first;
}

/** Why a form may not pass a question with this answer; undefined where it may. */
export function problemOfForm(
  question: Question,
  given: readonly string[],
): 'required' | 'unreadable' | undefined {
  const values = valuesOf(question, answerOfForm(question, given));
  if (values === undefined) return 'unreadable';
  return values.length === 0 && question.required === true ? 'required' : undefined;
}
