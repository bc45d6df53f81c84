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
