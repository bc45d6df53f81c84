import type { FindingList } from '../cases/finding-list.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { isJsonObject, textOf } from '../cases/read-data.ts';
import { decodeDue } from '../limits/decode-limit.ts';
import { startOfDay } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { addDays } from '../time/day.ts';
import type { Instant } from '../time/limit.ts';
import { readQuestions } from './questionnaire.ts';
import type { Question } from './questionnaire.ts';
import { valuesOf } from './survey-answer.ts';

/** One answer that counts. */
interface SurveyAnswer {
  readonly event: LoggedEvent;
  readonly regionCode: string | null;
  readonly departmentCode: string | null;
  /** What it says, question by question; a blank one is left out. */
  readonly values: readonly (readonly [question: Question, values: readonly string[]])[];
}

/** A survey 调查: a questionnaire with a period, and what was answered in it. */
export interface SurveyCourse {
  readonly published: LoggedEvent | null;
  readonly title: string | null;
  readonly regionCode: string | null;
  readonly departmentCode: string | null;
  readonly questions: readonly Question[];
  /** First instant at which it is open; null while it is not published. */
  readonly opensAt: Instant | null;
  /** First instant at which it is closed; null where nobody said. */
  readonly closesAt: Instant | null;
  readonly answers: readonly SurveyAnswer[];
}

/**
 * What happened with a survey. The first questionnaire counts: one that changed under the answers
 * would make them answers to something else. An answer before it opened or after it closed, and one
 * that answers nothing, does not count and is a finding.
 *
 * @param events the survey's own up to the moment of looking, in order, each once
 */
export function foldSurvey(
  events: readonly LoggedEvent[],
  calendar: Calendar,
  findings: FindingList,
): SurveyCourse {
  const published = events.find(({ type }) => type === 'survey.published') ?? null;
  const closed = events.find(({ type }) => type === 'survey.closed') ?? null;
  const data = published?.data ?? {};
  const { questions, unreadable } = readQuestions(data);
  if (published !== null && unreadable > 0) {
    findings.add('questionUnreadable', published, { questions: unreadable });
  }
  const told = { opens: momentOf(data['from'], calendar), closes: momentOf(data['to'], calendar) };
  const opensAt =
    published === null ? null : Math.max(published.time, told.opens?.first ?? published.time);
  const closesAt = least(closed?.time ?? null, told.closes?.after ?? null);
  const answers: SurveyAnswer[] = [];
  for (const event of events) {
    if (event.type === 'survey.published' && event !== published) {
      findings.add('repeated', event, { type: event.type });
    }
    if (event.type !== 'survey.answered') continue;
    const isOpen =
      opensAt !== null && event.time >= opensAt && (closesAt === null || event.time < closesAt);
    const answer = isOpen ? readAnswer(event, questions, findings) : undefined;
    if (answer !== undefined) answers.push(answer);
    else if (!isOpen) findings.add('answeredOutsidePeriod', event);
  }
  return {
    published,
    title: textOf(data, 'title') ?? textOf(data, 'name'),
    regionCode: textOf(data, 'regionCode'),
    departmentCode: textOf(data, 'departmentCode'),
    questions,
    opensAt,
    closesAt,
    answers,
  };
}

function readAnswer(
  event: LoggedEvent,
  questions: readonly Question[],
  findings: FindingList,
): SurveyAnswer | undefined {
  const { answers } = event.data;
  if (!isJsonObject(answers)) return undefined;
  const values: [Question, readonly string[]][] = [];
  for (const question of questions) {
    const said = valuesOf(question, answers[question.id]);
    if (said === undefined) findings.add('answerUnreadable', event, { question: question.id });
    else if (said.length > 0) values.push([question, said]);
  }
  if (values.length === 0) return undefined;
  return {
    event,
    regionCode: textOf(event.data, 'regionCode'),
    departmentCode: textOf(event.data, 'departmentCode'),
    values,
  };
}

/** A day or an instant of a period: when it begins, and the first instant after it. */
function momentOf(
  sent: unknown,
  calendar: Calendar,
): { readonly first: Instant; readonly after: Instant } | null {
  const moment = sent === undefined ? undefined : decodeDue(sent);
  if (moment?.ok !== true) return null;
  const { value } = moment;
  if (value.kind === 'instant') return { first: value.at, after: value.at };
  return {
    first: startOfDay(calendar, value.day),
    after: startOfDay(calendar, addDays(value.day, 1)),
  };
}

function least(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
