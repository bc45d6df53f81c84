import type { EventData, Json } from '../cases/logged-event.ts';
import { isJsonObject, textOf } from '../cases/read-data.ts';

/** What every question has. */
interface Asked {
  readonly id: string;
  readonly title: string;
  /** Whether the page takes no answers without one to it; absent where one may pass it over. */
  readonly required?: true;
}

/** A question answered by a whole number, such as 1 to 5. */
interface ScaleQuestion extends Asked {
  readonly kind: 'scale';
  readonly from: number;
  readonly to: number;
}

/** A question answered by one option, or by several. */
interface ChoiceQuestion extends Asked {
  readonly kind: 'choice';
  readonly options: readonly { readonly code: string; readonly title: string }[];
  readonly several: boolean;
}

/** A question answered in words. */
interface TextQuestion extends Asked {
  readonly kind: 'text';
}

/** A question of a survey 调查. */
export type Question = ScaleQuestion | ChoiceQuestion | TextQuestion;

/** Whether one answer may give a question more than one value. */
export function takesSeveral(question: Question): boolean {
  return question.kind === 'choice' && question.several;
}

/** Longest code of a question or an option: they are parts of cells. */
const LONGEST_CODE = 64;

/** Most questions and most options: a questionnaire is a page, not a book. */
const MOST = 100;

const SCALE = { from: 1, to: 5, widest: 100 } as const;

/**
 * Reads the questions of a `survey.published`: each `{id, kind, title}` with `from` and `to` for a
 * scale (1 to 5 unless told), `options` (texts or `{code, title}`) and `several` for a choice, and
 * `required`. What cannot be read is left out; the count of it is told.
 */
export function readQuestions(data: EventData): {
  readonly questions: readonly Question[];
  readonly unreadable: number;
} {
  const sent = data['questions'];
  if (!Array.isArray(sent)) return { questions: [], unreadable: sent === undefined ? 0 : 1 };
  const questions = new Map<string, Question>();
  for (const one of (sent as readonly Json[]).slice(0, MOST)) {
    const question = readQuestion(one);
    if (question !== undefined && !questions.has(question.id)) questions.set(question.id, question);
  }
  return { questions: [...questions.values()], unreadable: sent.length - questions.size };
}

function readQuestion(sent: Json): Question | undefined {
  if (!isJsonObject(sent)) return undefined;
  const id = textOf(sent, 'id');
  if (id === null || id.length > LONGEST_CODE) return undefined;
  const title = textOf(sent, 'title') ?? textOf(sent, 'text') ?? id;
  const kind = textOf(sent, 'kind') ?? textOf(sent, 'type');
  const asked: Asked = { id, title, ...(sent['required'] === true && { required: true }) };
  if (kind === 'scale') return readScale(sent, asked);
  if (kind === 'choice') return readChoice(sent, asked);
  return kind === 'text' ? { kind, ...asked } : undefined;
}

function readScale(sent: EventData, asked: Asked): ScaleQuestion | undefined {
  const from = sent['from'] ?? SCALE.from;
  const to = sent['to'] ?? SCALE.to;
  if (!Number.isInteger(from) || !Number.isInteger(to)) return undefined;
  const [first, last] = [Number(from), Number(to)];
  return last > first && last - first <= SCALE.widest
    ? { kind: 'scale', ...asked, from: first, to: last }
    : undefined;
}

function readChoice(sent: EventData, asked: Asked): ChoiceQuestion | undefined {
  const given = sent['options'];
  if (!Array.isArray(given)) return undefined;
  const options = new Map<string, string>();
  for (const one of (given as readonly Json[]).slice(0, MOST)) {
    const code = typeof one === 'string' ? one : isJsonObject(one) ? textOf(one, 'code') : null;
    if (code === null || code.trim() === '' || code.length > LONGEST_CODE) continue;
    options.set(code, isJsonObject(one) ? (textOf(one, 'title') ?? code) : code);
  }
  if (options.size < 2) return undefined;
  return {
    kind: 'choice',
    ...asked,
    options: [...options].map(([code, name]) => ({ code, title: name })),
    several: sent['several'] === true,
  };
}
