import { eventsInOrder } from '../cases/compare-events.ts';
import { FindingList } from '../cases/finding-list.ts';
import type { LoggedEvent } from '../cases/logged-event.ts';
import { textOf } from '../cases/read-data.ts';
import type { Configuration } from '../configuration.ts';
import type { Contribution, Derive, DerivedSubject } from '../derived-subject.ts';
import { dayAt } from '../time/calendar.ts';
import type { Instant } from '../time/limit.ts';
import { foldSurvey } from './fold-survey.ts';
import type { SurveyCourse } from './fold-survey.ts';

/** Where a survey stands: not published yet, published and waiting for its first day, open, closed. */
export type SurveyPhase = 'unpublished' | 'waiting' | 'open' | 'closed';

/** Everything derived of one survey at one moment. */
export interface DerivedSurvey extends DerivedSubject {
  readonly phase: SurveyPhase;
  readonly course: SurveyCourse;
}

/** What stands in a cell in place of a question: that somebody answered at all. */
export const ANSWERED = 'answered';

/** Derives a survey from the set of its events. */
export const deriveSurvey: Derive<DerivedSurvey> = (events, configuration, asOf) => {
  const inOrder = eventsInOrder(events);
  const later = inOrder.findIndex(({ time }) => time > asOf);
  const happened = later < 0 ? inOrder : inOrder.slice(0, later);
  const findings = new FindingList();
  const course = foldSurvey(happened, configuration.calendar, findings);
  return {
    regionCode: course.regionCode,
    departmentCode: course.departmentCode,
    itemCode: null,
    title: course.title,
    channel: null,
    filing: configuration.fileRegion(course.regionCode),
    phase: phaseOf(course, asOf),
    level: null,
    receivedAt: course.published?.time ?? null,
    finishedAt: course.closesAt !== null && course.closesAt <= asOf ? course.closesAt : null,
    course,
    clocks: [],
    cards: [],
    toIssue: [],
    groundsLost: [],
    findings: findings.inOrder,
    contribution: contributionOf(course, configuration),
    nextAt: nextOf(course, inOrder[later], asOf),
  };
};

function phaseOf({ opensAt, closesAt }: SurveyCourse, asOf: Instant): SurveyPhase {
  if (opensAt === null) return 'unpublished';
  if (closesAt !== null && closesAt <= asOf) return 'closed';
  return opensAt > asOf ? 'waiting' : 'open';
}

function nextOf(
  { opensAt, closesAt }: SurveyCourse,
  next: LoggedEvent | undefined,
  asOf: Instant,
): Instant | null {
  const ahead = [opensAt, closesAt, next?.time ?? null].filter((at) => at !== null && at > asOf);
  return ahead.length === 0 ? null : Math.min(...(ahead as Instant[]));
}

/**
 * `["survey", surveyNo, regionPath, department, question, day, value]`, once for each value that an
 * answer gives, and `["survey", surveyNo, …, null, day, "answered"]` once for the whole. Region and
 * department are those of who answered.
 */
function contributionOf(course: SurveyCourse, configuration: Configuration): Contribution {
  const cells = new Map<string, number>();
  for (const { event, regionCode, departmentCode, values } of course.answers) {
    const surveyNo = textOf(event.data, 'surveyId') ?? event.subject;
    const { path } = configuration.fileRegion(regionCode ?? course.regionCode);
    const place = `["survey",${JSON.stringify(surveyNo)},${JSON.stringify(path)}`;
    const begin = `${place},${JSON.stringify(departmentCode ?? course.departmentCode)}`;
    const day = dayAt(configuration.calendar, event.time);
    const add = (question: string | null, value: string): void => {
      const cell = `${begin},${JSON.stringify(question)},${day},${JSON.stringify(value)}]`;
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    };
    add(null, ANSWERED);
    for (const [question, said] of values) for (const value of said) add(question.id, value);
  }
  return [...cells];
}
