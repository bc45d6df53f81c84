import { decodeAmount, decodeDue, decodeLimit } from '#domain/limits/decode-limit.ts';
import type { LimitProblem } from '#domain/limits/decode-limit.ts';
import type { Result } from '#domain/result.ts';

/** What is wrong with a field: the path below it (empty for itself) and what would be right. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

/** Looks at one field's value; undefined where it is right. */
export type FieldCheck = (value: unknown) => FieldProblem | undefined;

// Longest code, number or name that a screen or an index has to hold.
const LONGEST_CODE = 512;

const NUMBER_TEXT = /^-?\d{1,15}(\.\d{1,6})?$/;

/** The kinds of fields that events have. Codes are not looked up: an unknown one is a finding later. */
export const FIELD_CHECKS = {
  code: (value) =>
    typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_CODE
      ? undefined
      : itself(`must be a text of 1 to ${LONGEST_CODE} characters`),
  text: (value) => (typeof value === 'string' ? undefined : itself('must be a text')),
  texts: (value) =>
    Array.isArray(value) && value.every((one) => typeof one === 'string')
      ? undefined
      : itself('must be a list of texts'),
  list: (value) => (Array.isArray(value) ? undefined : itself('must be a list')),
  object: (value) => (isObject(value) ? undefined : itself('must be an object')),
  person: checkPerson,
  personOrText: (value) => (typeof value === 'string' ? undefined : checkPerson(value)),
  limit: (value) => problemOf(decodeLimit(value)),
  amount: (value) => problemOf(decodeAmount(value)),
  moment: (value) => problemOf(decodeDue(value)),
  number: (value) =>
    typeof value === 'number' || (typeof value === 'string' && NUMBER_TEXT.test(value))
      ? undefined
      : itself('must be a number'),
  count: (value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
      ? undefined
      : itself('must be a whole number, not negative'),
  grade: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5
      ? undefined
      : itself('must be a whole number from 1 to 5'),
  any: () => undefined,
} as const satisfies Readonly<Record<string, FieldCheck>>;

/** Name of a kind of field. */
export type FieldKind = keyof typeof FIELD_CHECKS;

const OF_A_PERSON = ['kind', 'name', 'idNo', 'phone', 'address'] as const;

function checkPerson(value: unknown): FieldProblem | undefined {
  if (!isObject(value)) return itself('must be an object');
  for (const field of OF_A_PERSON) {
    const known = value[field];
    if (known !== undefined && known !== null && typeof known !== 'string') {
      return { path: `.${field}`, message: 'must be a text' };
    }
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function itself(message: string): FieldProblem {
  return { path: '', message };
}

function problemOf(result: Result<unknown, LimitProblem>): FieldProblem | undefined {
  if (result.ok) return undefined;
  const { path, message } = result.error;
  return { path: path === '' ? '' : `.${path}`, message };
}
