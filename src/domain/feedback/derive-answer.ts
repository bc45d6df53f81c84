import { eventsInOrder } from '../cases/compare-events.ts';
import { FindingList } from '../cases/finding-list.ts';
import type { Json, LoggedEvent } from '../cases/logged-event.ts';
import { isJsonObject, textOf } from '../cases/read-data.ts';
import type { Configuration } from '../configuration.ts';
import type { Derive, DerivedSubject } from '../derived-subject.ts';
import { dayAt } from '../time/calendar.ts';
import { takesSeveral } from './questionnaire.ts';
import type { Question } from './questionnaire.ts';
import { isWithinPeriod } from './survey.ts';
import type { Survey } from './survey.ts';
import { valuesOf } from './survey-answer.ts';

/** Whether an answer of a survey 答卷 counts, and why not. */
type AnswerPhase = 'unpublished' | 'counted' | 'outsidePeriod' | 'blank' | 'withdrawn';

/** Everything derived of one answer at one moment. */
export interface DerivedAnswer extends DerivedSubject {
  readonly phase: AnswerPhase;
}

/** What stands in a cell in place of a question: that somebody answered at all. */
export const ANSWERED = 'answered';

/**
 * Derives one answer of a survey, which is what all events of one id say of it; sources that used
 * the same id have their own. The questionnaire is reference data, so that an answer costs the same
 * however many were given. One before the survey opened or after it closed, one that answers
 * nothing and one that its source withdrew do not count.
 */
export const deriveAnswer: Derive<DerivedAnswer> = (events, configuration, asOf) => {
  const inOrder = eventsInOrder(events);
  const later = inOrder.findIndex(({ time }) => time > asOf);
  const happened = later < 0 ? inOrder : inOrder.slice(0, later);
  const findings = new FindingList();
  const cells = new Map<string, number>();
  let phase: AnswerPhase = 'unpublished';
  let first: LoggedEvent | undefined;
  for (const event of happened) {
    if (event.type !== 'survey.answered') continue;
    const survey = configuration.findSurvey(surveyNoOf(event));
    const read = readAnswer(event, happened, survey, findings);
    first ??= event;
    if (phase !== 'counted') phase = read.phase;
    if (survey !== undefined && read.phase === 'counted') {
      count(cells, event, survey, read.values, configuration);
    }
  }
  const survey = first && configuration.findSurvey(surveyNoOf(first));
  const regionCode = (first && textOf(first.data, 'regionCode')) ?? survey?.regionCode ?? null;
  return {
    regionCode,
    departmentCode:
      (first && textOf(first.data, 'departmentCode')) ?? survey?.departmentCode ?? null,
    itemCode: null,
    title: null,
    channel: null,
    filing: configuration.fileRegion(regionCode),
    phase,
    level: null,
    receivedAt: first?.time ?? null,
    finishedAt: phase === 'unpublished' ? null : (first?.time ?? null),
    clocks: [],
    cards: [],
    toIssue: [],
    groundsLost: [],
    findings: findings.inOrder,
    contribution: [...cells],
    nextAt: inOrder[later]?.time ?? null,
  };
};

/** The survey that an event speaks of. */
function surveyNoOf({ data, subject }: LoggedEvent): string {
  return textOf(data, 'surveyId') ?? subject;
}

/** What one answer says, question by question; nothing of one that does not count. */
type Said = readonly (readonly [question: Question, values: readonly string[]])[];

function readAnswer(
  event: LoggedEvent,
  happened: readonly LoggedEvent[],
  survey: Survey | undefined,
  findings: FindingList,
): { readonly phase: AnswerPhase; readonly values: Said } {
  if (survey === undefined) return { phase: 'unpublished', values: [] };
  const isWithdrawn = happened.some(
    ({ type, source }) => type === 'survey.answerWithdrawn' && source === event.source,
  );
  if (isWithdrawn) return { phase: 'withdrawn', values: [] };
  if (!isWithinPeriod(survey, event.time)) {
    findings.add('answeredOutsidePeriod', event);
    return { phase: 'outsidePeriod', values: [] };
  }
  const { answers } = event.data;
  const values: [Question, readonly string[]][] = [];
  for (const question of isJsonObject(answers) ? survey.questions : []) {
    const said = valuesOf(question, isJsonObject(answers) ? answers[question.id] : undefined);
    if (said === undefined) findings.add('answerUnreadable', event, { question: question.id });
    else if (said.length > 0) values.push([question, said]);
  }
  // Where a source never said what is asked, that somebody answered is all that can be counted.
  const isAnswer = survey.questions.length === 0 ? isFilled(answers) : values.length > 0;
  return { phase: isAnswer ? 'counted' : 'blank', values };
}

function isFilled(answers: Json | undefined): boolean {
  return isJsonObject(answers) && Object.keys(answers).length > 0;
}

/**
 * `["survey", surveyNo, regionPath, department, question, day, value]`, once for each value that an
 * answer gives; without a value once where several may be ticked, since ticks do not tell how many
 * people ticked; and `["survey", surveyNo, …, null, day, "answered"]` once for the whole. Region and
 * department are those of who answered.
 */
function count(
  cells: Map<string, number>,
  { data, time }: LoggedEvent,
  survey: Survey,
  values: Said,
  configuration: Configuration,
): void {
  const { path } = configuration.fileRegion(textOf(data, 'regionCode') ?? survey.regionCode);
  const place = `["survey",${JSON.stringify(survey.no)},${JSON.stringify(path)}`;
  const department = textOf(data, 'departmentCode') ?? survey.departmentCode;
  const begin = `${place},${JSON.stringify(department)}`;
  const day = dayAt(configuration.calendar, time);
  const add = (question: string | null, value: string | null): void => {
    const cell = `${begin},${JSON.stringify(question)},${day},${JSON.stringify(value)}]`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
  };
  add(null, ANSWERED);
  for (const [question, said] of values) {
    if (takesSeveral(question)) add(question.id, null);
    for (const value of said) add(question.id, value);
  }
}
