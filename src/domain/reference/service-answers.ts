import { parseDay } from '../time/day.ts';
import { parseInstant } from '../time/parse-instant.ts';
import type { Service, ServiceAttribute } from './service.ts';

/** What was answered, by code of the attribute: several values only of a list of several. */
export type ServiceAnswers = Readonly<Record<string, string | readonly string[]>>;

/** An answer that is missing or that its attribute does not take. */
interface AnswerProblem {
  readonly attribute: string;
  /** A sentence for whoever reports. */
  readonly message: string;
}

/** Answers as far as they can be taken, and all that is wrong with the others. */
export interface ReadAnswers {
  readonly answers: ServiceAnswers;
  readonly problems: readonly AnswerProblem[];
}

/** Longest answer in UTF-16 units; a text is as long as a description at most. */
const LONGEST_ANSWER = 4000;
const NUMBER = /^[+-]?\d{1,15}(?:\.\d{1,10})?$/;

/**
 * Reads the answers to the questions of a service. Empty answers count as none; answers to what was
 * not asked are left out.
 */
export function readAnswers(
  { attributes }: Service,
  given: ReadonlyMap<string, readonly string[]>,
): ReadAnswers {
  const answers: [string, string | readonly string[]][] = [];
  const problems: AnswerProblem[] = [];
  for (const attribute of attributes) {
    if (!attribute.variable) continue;
    const values = (given.get(attribute.code) ?? []).filter((value) => value.trim() !== '');
    const message = findProblem(attribute, values);
    if (message !== undefined) {
      problems.push({ attribute: attribute.code, message });
    } else if (attribute.datatype === 'multivaluelist') {
      if (values.length > 0) answers.push([attribute.code, [...new Set(values)]]);
    } else {
      const [value] = values;
      if (value !== undefined) answers.push([attribute.code, value]);
    }
  }
  return { answers: Object.fromEntries(answers), problems };
}

function findProblem(attribute: ServiceAttribute, values: readonly string[]): string | undefined {
  const { datatype, required } = attribute;
  if (values.length === 0) return required ? 'is required' : undefined;
  if (values.length > 1 && datatype !== 'multivaluelist') return 'takes one value';
  return values.map((value) => findWrong(attribute, value)).find((wrong) => wrong !== undefined);
}

function findWrong({ datatype, values }: ServiceAttribute, value: string): string | undefined {
  if (value.length > LONGEST_ANSWER) return `has at most ${LONGEST_ANSWER} characters`;
  switch (datatype) {
    case 'number':
      return NUMBER.test(value) ? undefined : 'must be a number';
    case 'datetime':
      return parseInstant(value) === undefined && parseDay(value) === undefined
        ? 'must be a day or an instant with offset (ISO 8601)'
        : undefined;
    case 'string':
      return /[\r\n]/.test(value) ? 'must be a single line' : undefined;
    case 'text':
      return undefined;
    case 'singlevaluelist':
    case 'multivaluelist':
      return values.some(({ key }) => key === value)
        ? undefined
        : `must be one of ${values.map(({ key }) => key).join(', ')}`;
  }
}
