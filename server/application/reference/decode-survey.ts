import { readQuestions } from '#domain/feedback/questionnaire.ts';
import { readPeriod } from '#domain/feedback/fold-survey.ts';
import type { Survey } from '#domain/feedback/survey.ts';
import type { Json } from '#domain/cases/logged-event.ts';
import type { Result } from '#domain/result.ts';
import type { Calendar } from '#domain/time/calendar.ts';
import { decodeRow } from '../store/row-reader.ts';
import type { Row, RowProblem, RowReader } from '../store/row-reader.ts';

/** Numbers stand in addresses and before those of the answers. */
const NO = /^[\p{L}\p{N}_.:-]{1,100}$/u;

/**
 * Reads the questionnaire of a survey with its period: no, title, regionCode, departmentCode,
 * questions, from, to. Here a question that cannot be read refuses the row: a person can mend it.
 */
export function decodeSurvey(value: unknown, calendar: Calendar): Result<Survey, RowProblem> {
  return decodeRow(value, (row, read): Survey => {
    const no = read.text('no');
    if (!NO.test(no)) read.fail('no must be letters, digits and _ . : -');
    const questions = questionsOf(row, read);
    const { opens, closes } = readPeriod(
      read.text('from'),
      read.optional('to') ?? undefined,
      calendar,
    );
    if (opens === null) read.fail('from must be a day, YYYY-MM-DD, or an instant');
    if (read.optional('to') !== null && closes === null) {
      read.fail('to must be a day, YYYY-MM-DD, or an instant');
    }
    if (opens !== null && closes !== null && closes <= opens) read.fail('to lies before from');
    return {
      no,
      title: read.text('title'),
      regionCode: read.optional('regionCode'),
      departmentCode: read.optional('departmentCode'),
      questions,
      opensAt: opens ?? 0,
      closesAt: closes,
      origin: 'person',
    };
  });
}

/** A list, or in tables its JSON. */
function questionsOf(row: Row, read: RowReader): Survey['questions'] {
  const list = listOf(row['questions']);
  if (list === undefined || list.length === 0) {
    read.fail('questions must be a list of at least one');
    return [];
  }
  const wrong = list.findIndex((one) => readQuestions({ questions: [one] }).unreadable > 0);
  if (wrong >= 0) {
    read.fail(
      `questions[${wrong}]: id, kind (scale, choice, text) and title; a scale from less to more, a choice of at least two options`,
    );
  }
  const { questions, unreadable } = readQuestions({ questions: list });
  if (wrong < 0 && unreadable > 0) read.fail('questions: at most 100, each id once');
  return questions;
}

function listOf(value: unknown): readonly Json[] | undefined {
  if (typeof value !== 'string') return Array.isArray(value) ? (value as Json[]) : undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    return Array.isArray(parsed) ? (parsed as Json[]) : undefined;
  } catch {
    // It is no JSON: the row says so.
    return undefined;
  }
}
